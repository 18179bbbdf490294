# sys.ps1 and sys.ps2 were there in every program; libraries take them as the sign that somebody sits at a prompt.
import sys

print(hasattr(sys, 'ps1'), hasattr(sys, 'ps2'))  # expect: False False
