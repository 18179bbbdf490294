# differs: parts of library modules that are not here: parameters of BLAKE2, archives, Windows paths, locales, facts of the machine.
import hashlib, locale, os, pathlib, platform, shutil
for what in ("hashlib.blake2b(b'', digest_size=8)", "hashlib.blake2s(b'', key=b'k')", "shutil.make_archive('a', 'zip')", "pathlib.PureWindowsPath('a')",
             "locale.setlocale(locale.LC_ALL, 'de_DE.UTF-8')"):
    try: print(eval(what))
    except Exception as e: print(type(e).__name__, e)
# expect: NotImplementedError blake2b with other than its default parameters is not supported
# expect: NotImplementedError blake2s with other than its default parameters is not supported
# expect: AttributeError module 'shutil' has no attribute 'make_archive'
# expect: AttributeError module 'pathlib' has no attribute 'PureWindowsPath'
# expect: Error unsupported locale setting
print(repr(platform.processor()), platform.libc_ver(), platform.machine() == os.uname().machine != "")  # expect: '' ('', '') True
