import os
import sys
import sysconfig

print(sysconfig.get_python_version())  # expect: 3.14
print(sysconfig.get_platform() == f'{sys.platform}-{os.uname().machine}', sysconfig.is_python_build())
# expect: True False
print(sorted(sysconfig.__all__))
# expect: ['get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_makefile_filename', 'get_path', 'get_path_names', 'get_paths', 'get_platform', 'get_python_version', 'get_scheme_names', 'parse_config_h']
