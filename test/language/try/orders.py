# Which blocks run, in every combination.
def run(fail, *, in_else=False, in_handler=False, in_finally=False):
    log = []
    try:
        try:
            log.append("try")
            if fail:
                raise fail("x")
        except ValueError:
            log.append("except ValueError")
            if in_handler:
                raise RuntimeError("handler")
        except (KeyError, IndexError) as error:
            log.append(f"except {type(error).__name__}")
        else:
            log.append("else")
            if in_else:
                raise RuntimeError("else")
        finally:
            log.append("finally")
            if in_finally:
                raise RuntimeError("finally")
        log.append("after")
    except Exception as error:
        log.append(f"outer {error!r} context {error.__context__!r}")
    return log


print(run(None))  # expect: ['try', 'else', 'finally', 'after']
print(run(ValueError))  # expect: ['try', 'except ValueError', 'finally', 'after']
print(run(KeyError))  # expect: ['try', 'except KeyError', 'finally', 'after']
print(run(IndexError))  # expect: ['try', 'except IndexError', 'finally', 'after']
print(run(TypeError))  # expect: ['try', 'finally', "outer TypeError('x') context None"]
print(run(None, in_else=True))  # expect: ['try', 'else', 'finally', "outer RuntimeError('else') context None"]
print(run(ValueError, in_handler=True))
# expect: ['try', 'except ValueError', 'finally', "outer RuntimeError('handler') context ValueError('x')"]
print(run(ValueError, in_finally=True))
# expect: ['try', 'except ValueError', 'finally', "outer RuntimeError('finally') context None"]
print(run(TypeError, in_finally=True))
# expect: ['try', 'finally', "outer RuntimeError('finally') context TypeError('x')"]
print(run(ValueError, in_handler=True, in_finally=True))
# expect: ['try', 'except ValueError', 'finally', "outer RuntimeError('finally') context RuntimeError('handler')"]
