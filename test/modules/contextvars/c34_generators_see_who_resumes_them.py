# C34: generators see who resumes them.
from contextvars import Context, ContextVar


def test():
    a = ContextVar('a', default='none')

    def generate():
        yield a.get()
        a.set('set within')
        yield a.get()

    generator = generate()
    context = Context()
    context.run(a.set, 'of the context')
    print(context.run(next, generator), next(generator), a.get(), context[a])


test()  # expect: of the context set within set within of the context
