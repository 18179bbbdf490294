# Module glob: paths that match, and the regular expressions of patterns.
import glob, os
here = os.path.dirname(os.path.abspath(__file__))
print(glob.glob('al*.py', root_dir=here), glob.glob('nope*', root_dir=here), glob.glob('all.py', root_dir=here), [os.path.basename(p) for p in glob.glob(here + '/*l.p?')])
# expect: ['all.py'] [] ['all.py'] ['all.py']
print(glob.glob('**/all.py', root_dir=os.path.dirname(here) + '/glob', recursive=True), glob.glob(b'*.py', root_dir=here.encode()), list(glob.iglob('[!b]ll.py', root_dir=here)))
# expect: ['all.py'] [b'all.py'] ['all.py']
print(glob.glob('gl*/', root_dir=os.path.dirname(here)), glob.glob('gl*/al*', root_dir=os.path.dirname(here)), glob.glob('', root_dir=here))
# expect: ['glob/'] ['glob/all.py'] []
print(glob.escape('a*?[b]/c'), glob.escape(b'*'), glob.has_magic('a'), glob.has_magic(b'*'))
# expect: a[*][?][[]b]/c b'[*]' False True
for p in ['*','**','a/**/b','**/*.py','?x/*[ab]','.h/*','**/**/x','a*','']:
    for k in ({},{'recursive':True},{'include_hidden':True},{'recursive':True,'include_hidden':True},{'seps':'/\\'},):
        print(p,k,glob.translate(p,**k))
# expect: * {} (?s:[^/.][^/]*)\z
# expect: * {'recursive': True} (?s:[^/.][^/]*)\z
# expect: * {'include_hidden': True} (?s:[^/]+)\z
# expect: * {'recursive': True, 'include_hidden': True} (?s:[^/]+)\z
# expect: * {'seps': '/\\'} (?s:[^/\\.][^/\\]*)\z
# expect: ** {} (?s:(?!\.)[^/]*)\z
# expect: ** {'recursive': True} (?s:(?:[^/.][^/]*/)*(?:[^/.][^/]*)?)\z
# expect: ** {'include_hidden': True} (?s:[^/]*)\z
# expect: ** {'recursive': True, 'include_hidden': True} (?s:.*)\z
# expect: ** {'seps': '/\\'} (?s:(?!\.)[^/\\]*)\z
# expect: a/**/b {} (?s:a/(?!\.)[^/]*/b)\z
# expect: a/**/b {'recursive': True} (?s:a/(?:[^/.][^/]*/)*b)\z
# expect: a/**/b {'include_hidden': True} (?s:a/[^/]*/b)\z
# expect: a/**/b {'recursive': True, 'include_hidden': True} (?s:a/(?:.+/)?b)\z
# expect: a/**/b {'seps': '/\\'} (?s:a[/\\](?!\.)[^/\\]*[/\\]b)\z
# expect: **/*.py {} (?s:(?!\.)[^/]*/(?!\.)[^/]*\.py)\z
# expect: **/*.py {'recursive': True} (?s:(?:[^/.][^/]*/)*(?!\.)[^/]*\.py)\z
# expect: **/*.py {'include_hidden': True} (?s:[^/]*/[^/]*\.py)\z
# expect: **/*.py {'recursive': True, 'include_hidden': True} (?s:(?:.+/)?[^/]*\.py)\z
# expect: **/*.py {'seps': '/\\'} (?s:(?!\.)[^/\\]*[/\\](?!\.)[^/\\]*\.py)\z
# expect: ?x/*[ab] {} (?s:(?!\.)[^/]x/(?!\.)[^/]*[ab])\z
# expect: ?x/*[ab] {'recursive': True} (?s:(?!\.)[^/]x/(?!\.)[^/]*[ab])\z
# expect: ?x/*[ab] {'include_hidden': True} (?s:[^/]x/[^/]*[ab])\z
# expect: ?x/*[ab] {'recursive': True, 'include_hidden': True} (?s:[^/]x/[^/]*[ab])\z
# expect: ?x/*[ab] {'seps': '/\\'} (?s:(?!\.)[^/\\]x[/\\](?!\.)[^/\\]*[ab])\z
# expect: .h/* {} (?s:\.h/[^/.][^/]*)\z
# expect: .h/* {'recursive': True} (?s:\.h/[^/.][^/]*)\z
# expect: .h/* {'include_hidden': True} (?s:\.h/[^/]+)\z
# expect: .h/* {'recursive': True, 'include_hidden': True} (?s:\.h/[^/]+)\z
# expect: .h/* {'seps': '/\\'} (?s:\.h[/\\][^/\\.][^/\\]*)\z
# expect: **/**/x {} (?s:(?!\.)[^/]*/(?!\.)[^/]*/x)\z
# expect: **/**/x {'recursive': True} (?s:(?:[^/.][^/]*/)*x)\z
# expect: **/**/x {'include_hidden': True} (?s:[^/]*/[^/]*/x)\z
# expect: **/**/x {'recursive': True, 'include_hidden': True} (?s:(?:.+/)?x)\z
# expect: **/**/x {'seps': '/\\'} (?s:(?!\.)[^/\\]*[/\\](?!\.)[^/\\]*[/\\]x)\z
# expect: a* {} (?s:a[^/]*)\z
# expect: a* {'recursive': True} (?s:a[^/]*)\z
# expect: a* {'include_hidden': True} (?s:a[^/]*)\z
# expect: a* {'recursive': True, 'include_hidden': True} (?s:a[^/]*)\z
# expect: a* {'seps': '/\\'} (?s:a[^/\\]*)\z
# expect:  {} (?s:)\z
# expect:  {'recursive': True} (?s:)\z
# expect:  {'include_hidden': True} (?s:)\z
# expect:  {'recursive': True, 'include_hidden': True} (?s:)\z
# expect:  {'seps': '/\\'} (?s:)\z
