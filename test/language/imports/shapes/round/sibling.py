from .. import square
