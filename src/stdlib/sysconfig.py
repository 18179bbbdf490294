"""What is known about this Python's build and its folders. glasspy is not installed as CPython is, so there are no folders and no variables."""

__all__ = ['get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_makefile_filename', 'get_path', 'get_path_names', 'get_paths',
           'get_platform', 'get_python_version', 'get_scheme_names', 'parse_config_h']


def get_python_version():
    """The version of the language, such as '3.14'."""
    import sys
    return f'{sys.version_info.major}.{sys.version_info.minor}'


def get_platform():
    """The system and its hardware, such as 'linux-x86_64'."""
    import os
    system, _, release, _, machine = os.uname()
    system = system.lower()
    if system != 'linux':
        raise NotImplementedError(f'glasspy does not know how CPython names {system} {release} on {machine}')
    return f'linux-{machine.replace("/", "")}'


def is_python_build(check_home=None):
    """Whether this Python runs in the folder where it was built: never."""
    return False


def _refused(name):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f'sysconfig.{name}: glasspy is not installed as CPython is')
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in ('expand_makefile_vars', 'get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_default_scheme',
              'get_makefile_filename', 'get_path', 'get_path_names', 'get_paths', 'get_preferred_scheme', 'get_scheme_names',
              'parse_config_h'):
    globals()[_name] = _refused(_name)
del _name
