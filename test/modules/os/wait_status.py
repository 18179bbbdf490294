# What a wait status says, and the exit codes of sysexits.h.
import os

print(os.EX_OK, os.EX_USAGE, os.EX_SOFTWARE, os.EX_CONFIG, os.WNOHANG, os.WUNTRACED, os.WCONTINUED)
# expect: 0 64 70 78 1 2 8
for status in (0, 256, 9, 0x8b, 0x137f, 0xffff, 15, 0xff00):
    print(os.WIFEXITED(status), os.WEXITSTATUS(status), os.WIFSIGNALED(status), os.WTERMSIG(status), os.WCOREDUMP(status),
          os.WIFSTOPPED(status), os.WSTOPSIG(status), os.WIFCONTINUED(status))
    try:
        print(os.waitstatus_to_exitcode(status))
    except ValueError as error:
        print(error)
# expect: True 0 False 0 False False 0 False
# expect: 0
# expect: True 1 False 0 False False 1 False
# expect: 1
# expect: False 0 True 9 False False 0 False
# expect: -9
# expect: False 0 True 11 True False 0 False
# expect: -11
# expect: False 19 False 127 False True 19 False
# expect: process stopped by delivery of signal 19
# expect: False 255 False 127 True False 255 True
# expect: invalid wait status: 65535
# expect: False 0 True 15 False False 0 False
# expect: -15
# expect: True 255 False 0 False False 255 False
# expect: 255
