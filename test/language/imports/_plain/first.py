# Imported by circular.py
print("first begins")
import _plain.second
print("first sees", _plain.second.name)
name = "first"
