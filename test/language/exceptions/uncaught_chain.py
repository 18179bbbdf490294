def load(key):
    try:
        return {}[key]
    except KeyError as error:
        raise RuntimeError("could not load") from error


print("start")  # expect: start
load("name")
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "uncaught_chain.py", line 3, in load
# expect stderr:     return {}[key]
# expect stderr:            ~~^^^^^
# expect stderr: KeyError: 'name'
# expect stderr:
# expect stderr: The above exception was the direct cause of the following exception:
# expect stderr:
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "uncaught_chain.py", line 9, in <module>
# expect stderr:     load("name")
# expect stderr:     ~~~~^^^^^^^^
# expect stderr:   File "uncaught_chain.py", line 5, in load
# expect stderr:     raise RuntimeError("could not load") from error
# expect stderr: RuntimeError: could not load
# expect exit: 1
