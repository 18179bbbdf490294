# An error of a file operation named a path object by its repr, not by its text.
import os


class Where:
    def __fspath__(self):
        return '/nonexistent/x'


for operation in (os.unlink, os.mkdir, os.listdir, os.stat, os.rmdir, os.readlink):
    try:
        operation(Where())
    except OSError as error:
        print(error)
# expect: [Errno 2] No such file or directory: '/nonexistent/x'
# expect: [Errno 2] No such file or directory: '/nonexistent/x'
# expect: [Errno 2] No such file or directory: '/nonexistent/x'
# expect: [Errno 2] No such file or directory: '/nonexistent/x'
# expect: [Errno 2] No such file or directory: '/nonexistent/x'
# expect: [Errno 2] No such file or directory: '/nonexistent/x'
