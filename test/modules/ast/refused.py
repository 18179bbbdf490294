# What the compiler says of trees that are none.
import ast
p=dict(lineno=1,col_offset=0,end_lineno=1,end_col_offset=0)
c=ast.Constant(1,**p); n=ast.Name('a',ast.Store(),**p); pa=ast.Pass(**p); nl=ast.Name('a',ast.Load(),**p)
def s(x):
    try: compile(ast.Module([x],[]),'b','exec'); print('ok')
    except Exception as e: print(type(e).__name__, e)
def x(e): s(ast.Expr(e,**p))
A=ast.arguments
s(ast.Try([pa],[],[pa],[pa],**p)); s(ast.TryStar([pa],[],[],[],**p)); s(ast.Raise(None,c,**p)); s(ast.AnnAssign(c,c,None,1,**p)); s(ast.AnnAssign(nl,c,None,1,**p))
# expect: ValueError Try has orelse but no except handlers
# expect: ValueError TryStar has neither except handlers nor finalbody
# expect: ValueError Raise with cause but no exception
# expect: TypeError AnnAssign with simple non-Name target
# expect: ValueError expression must have Store context but has Load instead
s(ast.ImportFrom('a',[ast.alias('b',**p)],-1,**p)); s(ast.Import([],**p)); s(ast.Global([],**p)); s(ast.Delete([],**p)); s(ast.Delete([nl],**p)); s(ast.With([],[pa],**p))
# expect: ValueError Negative ImportFrom level
# expect: ValueError empty names on Import
# expect: ValueError empty names on Global
# expect: ValueError empty targets on Delete
# expect: ValueError expression must have Del context but has Load instead
# expect: ValueError empty items on With
x(ast.Compare(c,[ast.Eq()],[],**p)); x(ast.Compare(c,[ast.Eq()],[c,c],**p)); x(ast.Lambda(A([],[],None,[],[c],None,[]),c,**p)); x(ast.Lambda(A([],[],None,[],[],None,[c]),c,**p))
# expect: ValueError Compare with no comparators
# expect: ValueError Compare has a different number of comparators and operands
# expect: ValueError length of kwonlyargs is not the same as kw_defaults on arguments
# expect: ValueError more positional defaults than args on arguments
x(ast.Tuple([n],ast.Load(),**p)); x(ast.Tuple([None],ast.Load(),**p)); x(ast.Set([],**p)); x(ast.JoinedStr([],**p)); x(ast.Attribute(n,'a',ast.Load(),**p)); x(ast.NamedExpr(nl,c,**p)); x(ast.NamedExpr(ast.Attribute(nl,'x',ast.Store(),**p),c,**p)); x(ast.Yield(n,**p)); x(ast.Call(nl,[n],[],**p)); x(ast.Starred(n,ast.Load(),**p)); x(ast.Slice(c,c,c,**p)); x(ast.Constant('a',kind=3,**p)); x(ast.Name('a','x',**p)); x(3); x(None)
# expect: ValueError expression must have Load context but has Store instead
# expect: ValueError None disallowed in expression list
# expect: ok
# expect: ok
# expect: ValueError expression must have Load context but has Store instead
# expect: ok
# expect: TypeError NamedExpr target must be a Name
# expect: ValueError expression must have Load context but has Store instead
# expect: ValueError expression must have Load context but has Store instead
# expect: ValueError expression must have Load context but has Store instead
# expect: ok
# expect: TypeError AST string must be of type str
# expect: TypeError expected some sort of expr_context, but got 'x'
# expect: TypeError required field "lineno" missing from expr
# expect: ValueError field 'value' is required for Expr
s(ast.For(nl,c,[pa],[],**p)); s(ast.FunctionDef('f',A([],[],None,[],[],None,[]),[],[],**p)); s(ast.ClassDef('None',[],[],[pa],[],**p)); s(ast.Assign([nl],c,**p)); s(ast.AugAssign(ast.Tuple([n],ast.Store(),**p),ast.Add(),c,**p)); s(ast.AugAssign(nl,ast.Add(),c,**p))
# expect: ValueError expression must have Store context but has Load instead
# expect: ValueError empty body on FunctionDef
# expect: ValueError identifier field can't represent 'None' constant
# expect: ValueError expression must have Store context but has Load instead
# expect: SystemError invalid node type (28) for augmented assignment
# expect: ValueError expression must have Store context but has Load instead
M=lambda pat: s(ast.Match(c,[ast.match_case(pat,None,[pa])],**p))
M(ast.MatchSingleton(3,**p)); M(ast.MatchOr([ast.MatchAs(**p)],**p)); M(ast.MatchValue(nl,**p)); M(ast.MatchMapping([c],[],None,**p)); M(ast.MatchClass(nl,[],['a'],[],**p)); M(ast.MatchAs(ast.MatchAs(**p),None,**p)); M(ast.MatchStar('a',**p)); M(ast.MatchAs(None,'_',**p)); M(ast.MatchMapping([nl],[ast.MatchAs(**p)],None,**p)); M(ast.MatchMapping([c],[ast.MatchAs(**p)],'_',**p)); M(ast.MatchClass(c,[],[],[],**p))
# expect: ValueError MatchSingleton can only contain True, False and None
# expect: ValueError MatchOr requires at least 2 patterns
# expect: ValueError patterns may only match literals and attribute lookups
# expect: ValueError MatchMapping doesn't have the same number of keys as patterns
# expect: ValueError MatchClass doesn't have the same number of keyword attributes as patterns
# expect: ValueError MatchAs must specify a target name if a pattern is given
# expect: ValueError can't use MatchStar here
# expect: ValueError can't capture name '_' in patterns
# expect: ValueError patterns may only match literals and attribute lookups
# expect: ValueError can't capture name '_' in patterns
# expect: ValueError MatchClass cls field can only contain Name or Attribute nodes.
s(ast.TypeAlias(nl,[],c,**p)); s(ast.TypeAlias(ast.Attribute(nl,'x',ast.Store(),**p),[],c,**p)); s(ast.Expr(c, lineno=1)); s(pa); s(ast.Expr(c,lineno='a',col_offset=0)); s(ast.Expr(c,lineno=None,col_offset=0)); s(ast.ExceptHandler(None,None,[pa],**p))
# expect: ValueError expression must have Store context but has Load instead
# expect: TypeError TypeAlias with non-Name name
# expect: TypeError required field "col_offset" missing from stmt
# expect: ok
# expect: ValueError invalid integer value: 'a'
# expect: ValueError invalid integer value: None
# expect: TypeError expected some sort of stmt, but got ExceptHandler(type=None, name=None, body=[Pass()])
x(ast.ListComp(c,[ast.comprehension(n,c,[],3)],**p)); x(ast.DictComp(c,c,[],**p)); x(ast.GeneratorExp(c,[ast.comprehension(nl,c,[],0)],**p)); x(ast.FormattedValue(c,-1,None,**p)); x(ast.FormattedValue(c,5,None,**p)); x(ast.FormattedValue(c,-1,c,**p)); x(ast.Await(c,**p)); s(ast.Return(c,**p)); s(ast.Break(**p)); s(ast.Nonlocal(['a'],**p)); s(ast.Try(3,[],[],[],**p))
# expect: SyntaxError asynchronous comprehension outside of an asynchronous function (b, line 1)
# expect: ValueError comprehension with no generators
# expect: ValueError expression must have Store context but has Load instead
# expect: ok
# expect: SystemError Unrecognized conversion character 5
# expect: ok
# expect: SyntaxError 'await' outside function (b, line 1)
# expect: SyntaxError 'return' outside function (b, line 1)
# expect: SyntaxError 'break' outside loop (b, line 1)
# expect: SyntaxError nonlocal declaration not allowed at module level (b, line 1)
# expect: TypeError Try field "body" must be a list, not a int
