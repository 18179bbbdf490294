# Three exceptions, tied by `from` and by circumstance, with notes.
class Config:
    def __init__(self, text):
        self.text = text

    def value(self, name):
        try:
            return int(self.text[name])
        except KeyError as error:
            raise LookupError(f"no setting {name}") from error


def start(config):
    try:
        return config.value("port")
    except LookupError as error:
        error.add_note("while starting\nsecond line of the note")
        config.log.write(error)


start(Config({"host": "x"}))
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_chain.py", line 8, in value
# expect stderr:     return int(self.text[name])
# expect stderr:                ~~~~~~~~~^^^^^^
# expect stderr: KeyError: 'port'
# expect stderr:
# expect stderr: The above exception was the direct cause of the following exception:
# expect stderr:
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_chain.py", line 15, in start
# expect stderr:     return config.value("port")
# expect stderr:            ~~~~~~~~~~~~^^^^^^^^
# expect stderr:   File "traceback_chain.py", line 10, in value
# expect stderr:     raise LookupError(f"no setting {name}") from error
# expect stderr: LookupError: no setting port
# expect stderr: while starting
# expect stderr: second line of the note
# expect stderr:
# expect stderr: During handling of the above exception, another exception occurred:
# expect stderr:
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_chain.py", line 21, in <module>
# expect stderr:     start(Config({"host": "x"}))
# expect stderr:     ~~~~~^^^^^^^^^^^^^^^^^^^^^^^
# expect stderr:   File "traceback_chain.py", line 18, in start
# expect stderr:     config.log.write(error)
# expect stderr:     ^^^^^^^^^^
# expect stderr: AttributeError: 'Config' object has no attribute 'log'
# expect exit: 1
