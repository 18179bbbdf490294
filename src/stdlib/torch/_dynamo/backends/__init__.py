"""Who makes a callable of a graph."""
