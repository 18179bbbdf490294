import html
from html import entities

print(html.escape('<a href="x">\'&\'</a>'), html.escape('"<\'', quote=False))
for text in ('plain', '&lt;&gt;&amp;&quot;&#x27;', '&#62;&#x3e;&#X3E;&#62', '&notit; &notin; &not', '&eacute;&eacute &eacutex', '&nosuch; & &; &#; &#x; &#xg;',
             '&#0;&#13;&#x80;&#x81;&#x9f;&#xd800;&#x110000;&#99999999999999999999;', '&#1;&#xb;&#x7f;&#xfdd0;&#xffff;&#x1fffe;|', '&ampamp;amp;',
             '&#00000000000065;', '&' * 3, '&NotEqualTilde;&acE;', '&lang;&lt', '&amp;lt;', '&' + 'a' * 40 + ';', 'tail &'):
    print(ascii(html.unescape(text)))
print(len(entities.html5), len(entities.name2codepoint), len(entities.codepoint2name), len(entities.entitydefs))
print(entities.name2codepoint['euro'], entities.codepoint2name[0x20ac], ascii(entities.entitydefs['eacute']), ascii(entities.html5['nang;']))
print(hash(tuple(map(len, entities.html5))), list(entities.html5)[:12], list(entities.name2codepoint)[-5:], 'lt' in entities.html5)
total = 0
for name, text in entities.html5.items():
    for char in name + text:
        total = (total * 31 + ord(char)) % 1000003
print(total, sum(entities.name2codepoint.values()))
