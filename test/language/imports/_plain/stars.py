__all__ = ["exported"]
exported = "exported"
not_exported = "no"
_private = "no"
