"""What runs here: the system and this Python."""

import os
import sys
from collections import namedtuple

__all__ = ['uname', 'system', 'node', 'release', 'version', 'machine', 'processor', 'platform', 'architecture', 'python_version', 'python_version_tuple', 'python_implementation',
           'python_branch', 'python_revision', 'python_build', 'python_compiler', 'libc_ver']

uname_result = namedtuple('uname_result', 'system node release version machine processor')


def uname():
    """Six facts about the system, '' for what is not known."""
    try:
        known = os.uname()
    except (AttributeError, NotImplementedError, OSError):
        return uname_result(*[''] * 6)
    return uname_result(*known, '')


def system():
    """The name of the system: 'Linux'."""
    return uname().system


def node():
    """The name of the machine in the network."""
    return uname().node


def release():
    """The release of the system."""
    return uname().release


def version():
    """The version of the release."""
    return uname().version


def machine():
    """The kind of machine: 'x86_64'."""
    return uname().machine


def processor():
    """The name of the processor."""
    return uname().processor


def architecture(executable='', bits='', linkage=''):
    """The size of a pointer, and the kind of programs."""
    return bits or '64bit', linkage


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """The C library: there is none."""
    return lib, version


def platform(aliased=False, terse=False):
    """The system in one text."""
    known = uname()
    parts = (known.system, known.release) if terse else (known.system, known.release, known.machine)
    return '-'.join(part for part in parts if part)


def python_implementation():
    """The name of this Python."""
    name = sys.implementation.name
    return 'CPython' if name == 'cpython' else name


def python_version():
    """The version of the language: '3.14.0'."""
    return '.'.join(map(str, sys.version_info[:3]))


def python_version_tuple():
    """The same in three strings."""
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    """The branch that this was built from."""
    return ''


def python_revision():
    """The revision that this was built from."""
    return ''


def python_build():
    """Number and date of the build."""
    return '', ''


def python_compiler():
    """What compiled this Python."""
    return ''
