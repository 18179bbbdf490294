import stat

for name in sorted(name for name in dir(stat) if not name.startswith('_')):
    value = getattr(stat, name)
    print(name, value if isinstance(value, int) else value.__name__)
# expect: FILE_ATTRIBUTE_ARCHIVE 32
# expect: FILE_ATTRIBUTE_COMPRESSED 2048
# expect: FILE_ATTRIBUTE_DEVICE 64
# expect: FILE_ATTRIBUTE_DIRECTORY 16
# expect: FILE_ATTRIBUTE_ENCRYPTED 16384
# expect: FILE_ATTRIBUTE_HIDDEN 2
# expect: FILE_ATTRIBUTE_INTEGRITY_STREAM 32768
# expect: FILE_ATTRIBUTE_NORMAL 128
# expect: FILE_ATTRIBUTE_NOT_CONTENT_INDEXED 8192
# expect: FILE_ATTRIBUTE_NO_SCRUB_DATA 131072
# expect: FILE_ATTRIBUTE_OFFLINE 4096
# expect: FILE_ATTRIBUTE_READONLY 1
# expect: FILE_ATTRIBUTE_REPARSE_POINT 1024
# expect: FILE_ATTRIBUTE_SPARSE_FILE 512
# expect: FILE_ATTRIBUTE_SYSTEM 4
# expect: FILE_ATTRIBUTE_TEMPORARY 256
# expect: FILE_ATTRIBUTE_VIRTUAL 65536
# expect: SF_APPEND 262144
# expect: SF_ARCHIVED 65536
# expect: SF_DATALESS 1073741824
# expect: SF_FIRMLINK 8388608
# expect: SF_IMMUTABLE 131072
# expect: SF_NOUNLINK 1048576
# expect: SF_RESTRICTED 524288
# expect: SF_SETTABLE 4294901760
# expect: SF_SNAPSHOT 2097152
# expect: ST_ATIME 7
# expect: ST_CTIME 9
# expect: ST_DEV 2
# expect: ST_GID 5
# expect: ST_INO 1
# expect: ST_MODE 0
# expect: ST_MTIME 8
# expect: ST_NLINK 3
# expect: ST_SIZE 6
# expect: ST_UID 4
# expect: S_ENFMT 1024
# expect: S_IEXEC 64
# expect: S_IFBLK 24576
# expect: S_IFCHR 8192
# expect: S_IFDIR 16384
# expect: S_IFDOOR 0
# expect: S_IFIFO 4096
# expect: S_IFLNK 40960
# expect: S_IFMT S_IFMT
# expect: S_IFPORT 0
# expect: S_IFREG 32768
# expect: S_IFSOCK 49152
# expect: S_IFWHT 0
# expect: S_IMODE S_IMODE
# expect: S_IREAD 256
# expect: S_IRGRP 32
# expect: S_IROTH 4
# expect: S_IRUSR 256
# expect: S_IRWXG 56
# expect: S_IRWXO 7
# expect: S_IRWXU 448
# expect: S_ISBLK S_ISBLK
# expect: S_ISCHR S_ISCHR
# expect: S_ISDIR S_ISDIR
# expect: S_ISDOOR S_ISDOOR
# expect: S_ISFIFO S_ISFIFO
# expect: S_ISGID 1024
# expect: S_ISLNK S_ISLNK
# expect: S_ISPORT S_ISPORT
# expect: S_ISREG S_ISREG
# expect: S_ISSOCK S_ISSOCK
# expect: S_ISUID 2048
# expect: S_ISVTX 512
# expect: S_ISWHT S_ISWHT
# expect: S_IWGRP 16
# expect: S_IWOTH 2
# expect: S_IWRITE 128
# expect: S_IWUSR 128
# expect: S_IXGRP 8
# expect: S_IXOTH 1
# expect: S_IXUSR 64
# expect: UF_APPEND 4
# expect: UF_COMPRESSED 32
# expect: UF_DATAVAULT 128
# expect: UF_HIDDEN 32768
# expect: UF_IMMUTABLE 2
# expect: UF_NODUMP 1
# expect: UF_NOUNLINK 16
# expect: UF_OPAQUE 8
# expect: UF_SETTABLE 65535
# expect: UF_TRACKED 64
# expect: filemode filemode
questions = [getattr(stat, name) for name in sorted(dir(stat)) if name.startswith('S_IS') and callable(getattr(stat, name))]
for mode in [*range(0, 0o200000, 0o5117), 0o104755, 0o102644, 0o41777, 0o41776, 0o100000, 0o160000, 0o140755]:
    kinds = [question.__name__ for question in questions if question(mode)]
    print(oct(mode), stat.filemode(mode), stat.S_IMODE(mode), stat.S_IFMT(mode), kinds)
# expect: 0o0 ?--------- 0 0 []
# expect: 0o5117 ?--s--xrwt 2639 0 []
# expect: 0o12236 p-w--wsrw- 1182 4096 ['S_ISFIFO']
# expect: 0o17355 p-wsr-sr-t 3821 4096 ['S_ISFIFO']
# expect: 0o24474 cr-Srwxr-- 2364 8192 ['S_ISCHR']
# expect: 0o31613 ?rw---x-wt 907 12288 []
# expect: 0o36732 ?rws-ws-w- 3546 12288 []
# expect: 0o44051 d--Sr-x--x 2089 16384 ['S_ISDIR']
# expect: 0o51170 ?--xrwx--T 632 20480 []
# expect: 0o56307 ?-ws--Srwx 3271 20480 []
# expect: 0o63426 br---wSrwT 1814 24576 ['S_ISBLK']
# expect: 0o70545 ?r-xr--r-x 357 28672 []
# expect: 0o75664 ?rwSrw-r-T 2996 28672 []
# expect: 0o103003 ------S-wt 1539 32768 ['S_ISREG']
# expect: 0o110122 ?--x-w--w- 82 36864 []
# expect: 0o115241 ?-wSr----t 2721 36864 []
# expect: 0o122360 l-wxrwS--- 1264 40960 ['S_ISLNK']
# expect: 0o127477 lr-Srwsrwt 3903 40960 ['S_ISLNK']
# expect: 0o134616 ?rwS--xrw- 2446 45056 []
# expect: 0o141735 srwx-wxr-t 989 49152 ['S_ISSOCK']
# expect: 0o147054 s--Sr-sr-T 3628 49152 ['S_ISSOCK']
# expect: 0o154173 ?--srwx-wx 2171 53248 []
# expect: 0o161312 ?-wx--x-wT 714 57344 []
# expect: 0o166431 ?r-S-ws--x 3353 57344 []
# expect: 0o173550 ?r-xr-s--T 1896 61440 []
# expect: 0o104755 -rwsr-xr-x 2541 32768 ['S_ISREG']
# expect: 0o102644 -rw-r-Sr-- 1444 32768 ['S_ISREG']
# expect: 0o41777 drwxrwxrwt 1023 16384 ['S_ISDIR']
# expect: 0o41776 drwxrwxrwT 1022 16384 ['S_ISDIR']
# expect: 0o100000 ---------- 0 32768 ['S_ISREG']
# expect: 0o160000 ?--------- 0 57344 []
# expect: 0o140755 srwxr-xr-x 493 49152 ['S_ISSOCK']
