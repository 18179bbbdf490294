"""Functions as graphs: recorded (symbolic_trace), looked at (Graph), changed, written as Python again (GraphModule), run step by step
(Interpreter).
"""
from torch.fx._symbolic_trace import Tracer, symbolic_trace, wrap
from torch.fx.graph import CodeGen, Graph
from torch.fx.graph_module import GraphModule
from torch.fx.interpreter import Interpreter, Transformer
from torch.fx.node import Node, has_side_effect, map_arg
from torch.fx.proxy import Proxy
from torch.fx.subgraph_rewriter import replace_pattern

__all__ = ['symbolic_trace', 'Tracer', 'wrap', 'Graph', 'GraphModule', 'Interpreter', 'Transformer', 'Node', 'Proxy', 'replace_pattern',
           'has_side_effect', 'map_arg']


def __getattr__(name):
    from torch._absent import of_part
    raise of_part(__name__, name)
