# A module found on sys.path, in the order of its entries.
import sys
folder = __file__.rpartition("/")[0]
sys.path.insert(0, folder + "/_plain")
import stars
print(stars.__name__, stars.__package__ == "", stars.not_exported)  # expect: stars True no
sys.path.remove(folder + "/_plain")
try:
    import fourth
except ModuleNotFoundError as error:
    print(error)
# expect: No module named 'fourth'
import stars
print("still there:", stars.exported)  # expect: still there: exported
