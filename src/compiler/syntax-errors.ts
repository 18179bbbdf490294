/**
 * Syntax errors: the rules that find CPython's words for what is wrong.
 *
 * The grammar of the language once more, in the order in which CPython 3.14 tries it, and among the alternatives the mistakes
 * that it knows (each in a method whose name begins with `mistake`; they run in the second try alone). A method gives a shape if
 * its rule fits at `pos`, null if not, and throws when it recognises a mistake. Binary operators above comparisons are read by
 * one loop, since no mistake depends on their precedence.
 */
import { SyntaxProblem } from '../support/errors.ts';
import { middleText, stringText, textPiece } from './build-ast.ts';
import type { BuildContext, StringPart } from './build-ast.ts';
import type { TokenList } from './lexer.ts';
import { LiteralProblem, numberValue } from './literals.ts';
import type { ParseMode, ParseOptions } from './parse.ts';
import { Found, Reader } from './second-reading.ts';
import type { Maybe, Shape } from './second-reading.ts';
import { KEYWORD_KINDS, KIND, MARK_KINDS } from './tokens.ts';
import type { Mark, Word } from './tokens.ts';

const W = Object.fromEntries(KEYWORD_KINDS) as Record<Word, number>;
const M = Object.fromEntries(MARK_KINDS) as Record<Mark, number>;

const SOFT_WORDS: ReadonlySet<string> = new Set(['_', 'case', 'match', 'type']);
const FACTOR_SIGNS: ReadonlySet<number> = new Set([M['+'], M['-'], M['~']]);
const ARITHMETIC: ReadonlySet<number> = new Set([M['+'], M['-'], M['*'], M['/'], M['%'], M['//'], M['@']]);
const OPERAND_OPERATORS: ReadonlySet<number> = new Set([...ARITHMETIC, M['<<'], M['>>'], M['&'], M['|'], M['^']]);
const COMPARISONS: ReadonlySet<number> = new Set([M['<'], M['>'], M['<='], M['>='], M['=='], M['!='], W.in, W.is]);
const AUGMENTED: ReadonlySet<number> = new Set(
  (['+=', '-=', '*=', '/=', '//=', '%=', '@=', '**=', '<<=', '>>=', '&=', '|=', '^='] as const).map((mark) => M[mark]),
);

/** What CPython calls a kind of expression. */
const SPOKEN: Record<string, string> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  TemplateStr: 't-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

function spoken(shape: Shape): string {
  return SPOKEN[shape.kind] ?? shape.kind;
}

type Purpose = 'assign' | 'for' | 'delete';

/** The first part of a would-be target that cannot be one. */
function badTarget(shape: Shape, purpose: Purpose): Shape | null {
  switch (shape.kind) {
    case 'List':
    case 'Tuple':
      for (const part of shape.parts ?? []) {
        const bad = badTarget(part, purpose);
        if (bad !== null) return bad;
      }
      return null;
    case 'Starred':
      return purpose === 'delete' ? shape : badTarget((shape.parts as Shape[])[0], purpose);
    case 'Compare':
      // `for x in y` reads as a comparison; its left side is the target.
      if (purpose !== 'for') return shape;
      return shape.word === 'in' ? badTarget((shape.parts as Shape[])[0], purpose) : null;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return null;
    default:
      return shape;
  }
}

interface Arguments {
  positional: Shape[];
  keywords: number;
  doubleStar: boolean;
}
interface Clause {
  last: Shape;
}

class Diagnosis extends Reader {
  /** Letters of the f- and t-strings being read, innermost last. */
  private readonly letters: string[] = [];

  constructor(
    list: TokenList,
    start: number,
    private readonly mode: ParseMode,
    private readonly context: BuildContext,
  ) {
    super(list, start, mode === 'single');
  }

  whole(): boolean {
    if (this.mode === 'eval') {
      if (this.expressions() === null) return false;
      while (this.has(KIND.newline));
      return this.has(KIND.endMarker);
    }
    if (this.mode === 'single') return this.dialogueStatement();
    while (this.statement() !== null);
    return this.has(KIND.endMarker);
  }

  private dialogueStatement(): boolean {
    const start = this.pos;
    if (this.compoundStatement() !== null && this.has(KIND.newline)) return true;
    this.pos = start;
    if (this.simpleStatements() !== null) return true;
    this.pos = start;
    return false;
  }

  // ---- words

  private badTargetHere(shape: Shape, purpose: Purpose): null {
    const bad = badTarget(shape, purpose);
    if (bad === null) return null;
    return this.raiseShape(bad, `cannot ${purpose === 'delete' ? 'delete' : 'assign to'} ${spoken(bad)}`);
  }

  /** `:` or `(` must come: CPython says so at once. */
  private must(mark: ':' | '('): boolean {
    if (this.has(M[mark])) return true;
    if (this.mistakes) this.raiseAtToken(this.pos, `expected '${mark}'`);
    return false;
  }

  private missingBlock(what: string, keyword: number): boolean {
    // At `: NEWLINE` without an indent behind it?
    const before = this.pos;
    if (this.has(M[':']) && this.has(KIND.newline) && this.kind !== KIND.indent) {
      this.raise(`expected an indented block after ${what} on line ${this.tokens[keyword].line}`, 'IndentationError');
    }
    this.pos = before;
    return false;
  }

  /** `NEWLINE` where the colon should be. */
  private missingColon(): void {
    if (this.would(() => this.has(KIND.newline))) {
      this.take(KIND.newline);
      this.raise("expected ':'");
    }
  }

  // ---- statements

  private statement(): Maybe<true> {
    return this.first(
      () => this.compoundStatement(),
      () => this.simpleStatements(),
    );
  }

  private simpleStatements(): Maybe<true> {
    const start = this.pos;
    if (this.simpleStatement() !== null && this.kind !== M[';'] && this.has(KIND.newline)) return true;
    this.pos = start;
    if (this.separated(M[';'], () => this.simpleStatement()) === null) return null;
    this.has(M[';']);
    return this.has(KIND.newline) ? true : null;
  }

  private simpleStatement(): Maybe<true> {
    return this.memo('simpleStatement', () =>
      this.first<true>(
        () => this.assignment(),
        () => (this.isName('type') ? this.typeAlias() : null),
        () => this.yes(this.starExpressions()),
        () => (this.kind === W.return ? this.returnStatement() : null),
        () => (this.isAhead(W.import, W.from) ? this.importStatement() : null),
        () => (this.kind === W.raise ? this.raiseStatement() : null),
        () => this.yes(this.has(W.pass)),
        () => (this.kind === W.del ? this.delStatement() : null),
        () => (this.kind === W.yield ? this.yes(this.yieldExpression()) : null),
        () => (this.kind === W.assert ? this.assertStatement() : null),
        () => this.yes(this.has(W.break)),
        () => this.yes(this.has(W.continue)),
        () => this.namesStatement(W.global),
        () => this.namesStatement(W.nonlocal),
      ),
    );
  }

  private yes(result: unknown): Maybe<true> {
    return result === null || result === false ? null : true;
  }

  private isName(text: string): boolean {
    return this.kind === KIND.name && this.tokens[this.pos].image === text;
  }

  private compoundStatement(): Maybe<true> {
    const kind = this.kind;
    return this.first<true>(
      () => (kind === W.def || kind === M['@'] || kind === W.async ? this.functionDefinition() : null),
      () => (kind === W.if ? this.ifStatement() : null),
      () => (kind === W.class || kind === M['@'] ? this.classDefinition() : null),
      () => (kind === W.with || kind === W.async ? this.withStatement() : null),
      () => (kind === W.for || kind === W.async ? this.forStatement() : null),
      () => (kind === W.try ? this.tryStatement() : null),
      () => (kind === W.while ? this.whileStatement() : null),
      () => this.matchStatement(),
    );
  }

  private assignment(): Maybe<true> {
    const start = this.pos;
    // NAME ':' expression ['=' value]
    if (this.has(KIND.name) && this.has(M[':']) && this.expression() !== null) {
      this.optionalValue();
      return true;
    }
    this.pos = start;
    const target = this.first<unknown>(
      () => (this.has(M['(']) && this.singleTarget() !== null && this.has(M[')']) ? true : null),
      () => this.subscriptOrAttributeTarget(),
    );
    if (target !== null && this.has(M[':']) && this.expression() !== null) {
      this.optionalValue();
      return true;
    }
    this.pos = start;
    if (this.repeated(() => this.targetsAndEqual()).length > 0 && this.annotatedValue() !== null && this.kind !== M['=']) return true;
    this.pos = start;
    if (this.singleTarget() !== null && AUGMENTED.has(this.kind)) {
      this.pos++;
      if (this.annotatedValue() !== null) return true;
      this.pos = start;
      return null;
    }
    this.pos = start;
    return this.mistakes ? this.mistakeAssignment() : null;
  }

  private optionalValue(): void {
    this.attempt(() => (this.has(M['=']) ? this.annotatedValue() : null));
  }

  private targetsAndEqual(): Maybe<true> {
    return this.starTargets() !== null && this.has(M['=']) ? true : null;
  }

  private annotatedValue(): Maybe<Shape> {
    return this.first(
      () => this.yieldExpression(),
      () => this.starExpressions(),
    );
  }

  private mistakeAssignment(): null {
    const start = this.pos;
    const annotated = this.annotationTargetMistake();
    if (annotated !== null && this.has(M[':']) && this.expression() !== null) {
      this.raiseShape(annotated, `only single target (not ${spoken(annotated)}) can be annotated`);
    }
    this.pos = start;
    const first = this.starNamedExpression();
    if (first !== null && this.has(M[','])) {
      this.repeated(() => this.starNamedExpressions());
      if (this.has(M[':']) && this.expression() !== null) this.raiseShape(first, 'only single target (not tuple) can be annotated');
    }
    this.pos = start;
    const single = this.expression();
    if (single !== null && this.has(M[':']) && this.expression() !== null) this.raiseShape(single, 'illegal target for annotation');
    this.pos = start;
    this.repeated(() => this.targetsAndEqual());
    const target = this.starExpressions();
    if (target !== null && this.has(M['='])) this.badTargetHere(target, 'assign');
    this.pos = start;
    this.repeated(() => this.targetsAndEqual());
    const yielded = this.yieldExpression();
    if (yielded !== null && this.has(M['='])) this.raiseShape(yielded, 'assignment to yield expression not possible');
    this.pos = start;
    const augmented = this.starExpressions();
    if (augmented !== null && AUGMENTED.has(this.kind)) {
      this.pos++;
      if (this.annotatedValue() !== null)
        this.raiseShape(augmented, `'${spoken(augmented)}' is an illegal expression for augmented assignment`);
    }
    this.pos = start;
    return null;
  }

  private annotationTargetMistake(): Maybe<Shape> {
    return this.first(
      () => this.list(),
      () => this.tuple(),
      () => {
        if (!this.has(M['('])) return null;
        const inner = this.annotationTargetMistake();
        return inner !== null && this.has(M[')']) ? inner : null;
      },
    );
  }

  private returnStatement(): Maybe<true> {
    this.pos++;
    this.starExpressions();
    return true;
  }

  private raiseStatement(): Maybe<true> {
    this.pos++;
    if (this.expression() !== null) this.attempt(() => (this.has(W.from) ? this.expression() : null));
    return true;
  }

  private assertStatement(): Maybe<true> {
    this.pos++;
    if (this.expression() === null) return null;
    this.attempt(() => (this.has(M[',']) ? this.expression() : null));
    return true;
  }

  private namesStatement(word: number): Maybe<true> {
    if (!this.has(word)) return null;
    return this.yes(this.separated(M[','], () => this.yes(this.has(KIND.name))));
  }

  private delStatement(): Maybe<true> {
    const start = this.pos++;
    if (this.delTargets() !== null && this.isAhead(M[';'], KIND.newline)) return true;
    if (!this.mistakes) return null;
    this.pos = start + 1;
    const targets = this.starExpressions();
    if (targets !== null) this.badTargetHere(targets, 'delete');
    return null;
  }

  private typeAlias(): Maybe<true> {
    this.pos++;
    if (!this.has(KIND.name)) return null;
    this.typeParameters();
    return this.has(M['=']) && this.expression() !== null ? true : null;
  }

  // ---- imports

  private importStatement(): Maybe<true> {
    const start = this.pos;
    if (this.mistakes) {
      if (this.has(W.import)) {
        const names = this.pos;
        if (this.separated(M[','], () => this.dottedName()) !== null && this.has(W.from) && this.dottedName() !== null) {
          this.raiseFrom(start, "Did you mean to use 'from ... import ...' instead?");
        }
        this.pos = names;
        const end = this.take(KIND.newline);
        if (end >= 0) this.raiseFrom(end, "Expected one or more names after 'import'");
      }
      this.pos = start;
    }
    if (this.has(W.import)) return this.yes(this.separated(M[','], () => this.importedModule()));
    if (!this.has(W.from)) return null;
    const dots = this.pos;
    while (this.has(M['.']) || this.has(M['...']));
    const some = this.pos > dots;
    const afterDots = this.pos;
    if (this.dottedName() !== null && this.has(W.import)) {
      if (this.importTargets() !== null) return true;
    }
    this.pos = afterDots;
    return some && this.has(W.import) ? this.importTargets() : null;
  }

  private dottedName(): Maybe<true> {
    if (!this.has(KIND.name)) return null;
    while (this.attempt(() => this.yes(this.has(M['.']) && this.has(KIND.name))) !== null);
    return true;
  }

  private importedModule(): Maybe<true> {
    return this.importedAs(() => this.dottedName());
  }

  private importedAs(name: () => Maybe<true>): Maybe<true> {
    const start = this.pos;
    if (this.mistakes) {
      if (name() !== null && this.has(W.as)) {
        const good = this.would(() => this.has(KIND.name) && this.isAhead(M[','], M[')'], M[';'], KIND.newline));
        if (!good) {
          const target = this.expression();
          if (target !== null) this.raiseShape(target, `cannot use ${spoken(target)} as import target`);
        }
      }
      this.pos = start;
    }
    if (name() === null) return null;
    this.attempt(() => this.yes(this.has(W.as) && this.has(KIND.name)));
    return true;
  }

  private importTargets(): Maybe<true> {
    const names = (): Maybe<unknown> => this.separated(M[','], () => this.importedAs(() => this.yes(this.has(KIND.name))));
    return this.first<true>(
      () => {
        if (!this.has(M['(']) || names() === null) return null;
        this.has(M[',']);
        return this.yes(this.has(M[')']));
      },
      () => (names() !== null && this.kind !== M[','] ? true : null),
      () => this.yes(this.has(M['*'])),
      () => {
        if (!this.mistakes) return null;
        const start = this.pos;
        if (names() !== null && this.has(M[',']) && this.has(KIND.newline)) {
          this.raise('trailing comma not allowed without surrounding parentheses');
        }
        this.pos = start;
        const end = this.take(KIND.newline);
        if (end >= 0) this.raiseFrom(end, "Expected one or more names after 'import'");
        return null;
      },
    );
  }

  // ---- compound statements

  private block(): Maybe<true> {
    return this.memo('block', () => {
      const start = this.pos;
      if (this.has(KIND.newline) && this.has(KIND.indent)) {
        if (this.statement() !== null) {
          while (this.statement() !== null);
          if (this.has(KIND.dedent)) return true;
        }
      }
      this.pos = start;
      if (this.simpleStatements() !== null) return true;
      this.pos = start;
      if (this.mistakes && this.has(KIND.newline) && this.kind !== KIND.indent)
        this.raise('expected an indented block', 'IndentationError');
      return null;
    });
  }

  private colonAndBlock(): boolean {
    return this.has(M[':']) && this.block() !== null;
  }

  private decorators(): boolean {
    let any = false;
    for (;;) {
      const before = this.pos;
      if (this.has(M['@']) && this.namedExpression() !== null && this.has(KIND.newline)) {
        any = true;
        continue;
      }
      this.pos = before;
      return any;
    }
  }

  private classDefinition(): Maybe<true> {
    return this.first<true>(
      () => (this.decorators() ? this.plainClass() : null),
      () => this.plainClass(),
    );
  }

  private plainClass(): Maybe<true> {
    const start = this.pos;
    const header = (): boolean => {
      if (!this.has(W.class) || !this.has(KIND.name)) return false;
      this.typeParameters();
      this.attempt(() => {
        if (!this.has(M['('])) return null;
        this.arguments();
        return this.yes(this.has(M[')']));
      });
      return true;
    };
    if (this.mistakes && header()) {
      this.missingColon();
      this.missingBlock('class definition', start);
    }
    this.pos = start;
    return header() && this.colonAndBlock() ? true : null;
  }

  private functionDefinition(): Maybe<true> {
    return this.first<true>(
      () => (this.decorators() ? this.plainFunction() : null),
      () => this.plainFunction(),
    );
  }

  private plainFunction(): Maybe<true> {
    const start = this.pos;
    if (this.mistakes) {
      this.has(W.async);
      const def = this.take(W.def);
      if (def >= 0 && this.has(KIND.name)) {
        this.typeParameters();
        if (this.has(M['('])) {
          this.parameters();
          if (this.has(M[')'])) {
            this.attempt(() => (this.has(M['->']) ? this.expression() : null));
            this.missingBlock('function definition', def);
          }
        }
      }
      this.pos = start;
    }
    this.has(W.async);
    if (!this.has(W.def) || !this.has(KIND.name)) return null;
    this.typeParameters();
    if (!this.must('(')) return null;
    this.parameters();
    if (!this.has(M[')'])) return null;
    this.attempt(() => (this.has(M['->']) ? this.expression() : null));
    return this.must(':') && this.block() !== null ? true : null;
  }

  private ifStatement(): Maybe<true> {
    if (!this.conditionAndBlock(W.if, "'if' statement")) return null;
    // Thousands of `elif` are a loop here, not a recursion.
    for (;;) {
      const before = this.pos;
      if (this.kind !== W.elif || !this.conditionAndBlock(W.elif, "'elif' statement")) {
        this.pos = before;
        break;
      }
    }
    this.attempt(() => this.elseBlock());
    return true;
  }

  private conditionAndBlock(word: number, what: string): boolean {
    const start = this.pos;
    if (this.mistakes && this.has(word) && this.namedExpression() !== null) {
      this.missingColon();
      this.missingBlock(what, start);
    }
    this.pos = start;
    return this.has(word) && this.namedExpression() !== null && this.colonAndBlock();
  }

  private elseBlock(): Maybe<true> {
    const start = this.pos;
    if (this.mistakes && this.has(W.else)) {
      this.missingBlock("'else' statement", start);
      if (this.has(M[':']) && this.block() !== null && this.has(W.elif)) this.raise("'elif' block follows an 'else' block");
    }
    this.pos = start;
    return this.has(W.else) && this.must(':') && this.block() !== null ? true : null;
  }

  private whileStatement(): Maybe<true> {
    if (!this.conditionAndBlock(W.while, "'while' statement")) return null;
    this.attempt(() => this.elseBlock());
    return true;
  }

  private forStatement(): Maybe<true> {
    const start = this.pos;
    if (this.mistakes) {
      this.has(W.async);
      const word = this.take(W.for);
      if (word >= 0 && this.starTargets() !== null && this.has(W.in) && this.starExpressions() !== null) {
        this.missingColon();
        this.missingBlock("'for' statement", word);
      }
      this.pos = start;
    }
    this.has(W.async);
    if (this.has(W.for) && this.starTargets() !== null && this.has(W.in)) {
      // The `in` has been seen: no other reading is tried.
      if (this.starExpressions() === null || !this.colonAndBlock()) return null;
      this.attempt(() => this.elseBlock());
      return true;
    }
    this.pos = start;
    return this.mistakes ? this.mistakeForTarget() : null;
  }

  private mistakeForTarget(): null {
    const start = this.pos;
    this.has(W.async);
    if (this.has(W.for)) {
      const target = this.starExpressions();
      if (target !== null) this.badTargetHere(target, 'for');
    }
    this.pos = start;
    return null;
  }

  private withStatement(): Maybe<true> {
    const start = this.pos;
    const loose = (item: () => Maybe<unknown>) => (): Maybe<true> => {
      if (item() === null) return null;
      this.attempt(() => (this.has(W.as) ? this.starTarget() : null));
      return true;
    };
    /** The two headers a `with` can have, read loosely. */
    const headers = (then: (word: number) => void): void => {
      for (const parenthesised of [false, true]) {
        this.pos = start;
        this.has(W.async);
        const word = this.take(W.with);
        if (word < 0) break;
        if (!parenthesised) {
          if (
            this.separated(
              M[','],
              loose(() => this.expression()),
            ) !== null
          )
            then(word);
        } else if (
          this.has(M['(']) &&
          this.separated(
            M[','],
            loose(() => this.expressions()),
          ) !== null
        ) {
          this.has(M[',']);
          if (this.has(M[')'])) then(word);
        }
      }
      this.pos = start;
    };
    if (this.mistakes) headers((word) => this.missingBlock("'with' statement", word));
    this.has(W.async);
    if (this.has(W.with)) {
      const afterWord = this.pos;
      if (this.has(M['(']) && this.separated(M[','], () => this.withItem()) !== null) {
        this.has(M[',']);
        if (this.has(M[')']) && this.colonAndBlock()) return true;
      }
      this.pos = afterWord;
      if (this.separated(M[','], () => this.withItem()) !== null && this.colonAndBlock()) return true;
    }
    if (this.mistakes) headers(() => this.missingColon());
    return null;
  }

  private withItem(): Maybe<true> {
    const start = this.pos;
    if (this.expression() !== null && this.has(W.as) && this.starTarget() !== null && this.isAhead(M[','], M[')'], M[':'])) return true;
    this.pos = start;
    if (this.mistakes && this.expression() !== null && this.has(W.as)) {
      const target = this.expression();
      if (target !== null && this.isAhead(M[','], M[')'], M[':'])) this.badTargetHere(target, 'assign');
    }
    this.pos = start;
    return this.yes(this.expression());
  }

  private tryStatement(): Maybe<true> {
    const start = this.pos;
    if (this.mistakes) this.mistakeTry();
    this.pos = start;
    const head = (): boolean => {
      this.pos = start;
      return this.has(W.try) && this.must(':') && this.block() !== null;
    };
    if (head() && this.finallyBlock() !== null) return true;
    for (const star of [false, true]) {
      if (!head()) return null;
      if (this.repeated(() => this.handler(star)).length === 0) continue;
      this.attempt(() => this.elseBlock());
      this.attempt(() => this.finallyBlock());
      return true;
    }
    return null;
  }

  private mistakeTry(): void {
    const start = this.pos;
    this.has(W.try);
    this.missingBlock("'try' statement", start);
    if (this.has(M[':']) && this.block() !== null && !this.isAhead(W.except, W.finally)) {
      this.raise("expected 'except' or 'finally' block");
    }
    const both = "cannot have both 'except' and 'except*' on the same 'try'";
    for (const star of [false, true]) {
      this.pos = start + 1;
      if (!this.has(M[':'])) return;
      this.repeated(() => this.block());
      if (this.repeated(() => this.handler(star)).length === 0) continue;
      const word = this.take(W.except);
      if (word < 0) continue;
      if (!star) {
        const mark = this.take(M['*']);
        if (mark < 0 || this.expression() === null) continue;
        this.attempt(() => this.yes(this.has(W.as) && this.has(KIND.name)));
        if (this.has(M[':'])) this.raiseRange(word, mark, both);
      } else {
        this.attempt(() => {
          if (this.expression() === null) return null;
          this.attempt(() => this.yes(this.has(W.as) && this.has(KIND.name)));
          return true;
        });
        if (this.has(M[':'])) this.raiseAtToken(word, both);
      }
    }
  }

  private handler(star: boolean): Maybe<true> {
    return this.memo(star ? 'starHandler' : 'handler', () => {
      const start = this.pos;
      const word = star ? "'except*' statement" : "'except' statement";
      const open = (): boolean => {
        this.pos = start;
        return this.has(W.except) && (!star || this.has(M['*']));
      };
      const named = (): Maybe<true> => this.attempt(() => this.yes(this.has(W.as) && this.has(KIND.name)));
      if (this.mistakes) {
        if (open() && this.expression() !== null) {
          named();
          this.missingBlock(word, start);
        }
        if (!star && open()) this.missingBlock(word, start);
      }
      if (!open()) return null;
      if (this.expression() !== null) {
        if (this.colonAndBlock()) return true;
        open();
        this.expression();
        if (this.has(W.as) && this.has(KIND.name) && this.colonAndBlock()) return true;
        open();
        if (this.expressions() !== null && this.colonAndBlock()) return true;
      }
      if (!star && open() && this.colonAndBlock()) return true;
      return this.mistakes ? this.mistakeHandler(star, open, named) : null;
    });
  }

  private mistakeHandler(star: boolean, open: () => boolean, named: () => unknown): null {
    open();
    const first = this.expression();
    if (first !== null && this.has(M[',']) && this.expressions() !== null && this.has(W.as) && this.has(KIND.name) && this.has(M[':'])) {
      this.raiseFrom(first.from, "multiple exception types must be parenthesized when using 'as'");
    }
    open();
    if (this.expression() !== null) {
      named();
      this.missingColon();
    }
    open();
    if (star) {
      if (this.has(KIND.newline) || this.has(M[':'])) this.raise('expected one or more exception types');
    } else {
      this.missingColon();
    }
    open();
    if (this.expression() !== null && this.has(W.as)) {
      const target = this.expression();
      if (target !== null && this.colonAndBlock()) {
        this.raiseShape(target, `cannot use except${star ? '*' : ''} statement with ${spoken(target)}`);
      }
    }
    return null;
  }

  private finallyBlock(): Maybe<true> {
    const start = this.pos;
    if (this.mistakes && this.has(W.finally)) this.missingBlock("'finally' statement", start);
    this.pos = start;
    return this.has(W.finally) && this.must(':') && this.block() !== null ? true : null;
  }

  // ---- match

  private matchStatement(): Maybe<true> {
    const start = this.pos;
    if (!this.isName('match')) return null;
    this.pos++;
    if (this.subject() !== null && this.has(M[':']) && this.has(KIND.newline) && this.has(KIND.indent)) {
      if (this.repeated(() => this.caseBlock()).length > 0 && this.has(KIND.dedent)) return true;
    }
    if (!this.mistakes) return null;
    this.pos = start + 1;
    if (this.subject() !== null) {
      this.missingColon();
      this.missingBlock("'match' statement", start);
    }
    return null;
  }

  private subject(): Maybe<true> {
    return this.first<true>(
      () => {
        if (this.starNamedExpression() === null || !this.has(M[','])) return null;
        this.starNamedExpressions();
        return true;
      },
      () => this.yes(this.namedExpression()),
    );
  }

  private caseBlock(): Maybe<true> {
    const start = this.pos;
    const header = (): boolean => {
      this.pos = start;
      if (!this.hasWord('case') || this.patterns() === null) return false;
      this.attempt(() => (this.has(W.if) ? this.namedExpression() : null));
      return true;
    };
    if (this.mistakes && header()) {
      this.missingColon();
      this.missingBlock("'case' statement", start);
    }
    return header() && this.colonAndBlock() ? true : null;
  }

  private patterns(): Maybe<true> {
    return this.first<true>(
      () => this.openSequence(),
      () => this.pattern(),
    );
  }

  private pattern(): Maybe<true> {
    return this.memo('pattern', () =>
      this.first<true>(
        () => {
          const start = this.pos;
          if (this.orPattern() !== null && this.has(W.as) && this.captureName()) return true;
          this.pos = start;
          if (!this.mistakes || this.orPattern() === null || !this.has(W.as)) return null;
          if (this.isName('_')) this.raiseAtToken(this.pos, "cannot use '_' as a target");
          const target = this.expression();
          if (target !== null) this.raiseShape(target, `cannot use ${spoken(target)} as pattern target`);
          return null;
        },
        () => this.orPattern(),
      ),
    );
  }

  private orPattern(): Maybe<true> {
    return this.memo('orPattern', () => this.yes(this.separated(M['|'], () => this.closedPattern())));
  }

  private captureName(): boolean {
    const start = this.pos;
    if (!this.isName('_') && this.has(KIND.name) && !this.isAhead(M['.'], M['('], M['='])) return true;
    this.pos = start;
    return false;
  }

  private closedPattern(): Maybe<true> {
    return this.memo('closedPattern', () =>
      this.first<true>(
        () => this.literalPattern(),
        () => this.yes(this.captureName()),
        () => this.yes(this.hasWord('_')),
        () => (this.dottedValue() && !this.isAhead(M['.'], M['('], M['=']) ? true : null),
        () => (this.has(M['(']) && this.pattern() !== null ? this.yes(this.has(M[')'])) : null),
        () => this.sequencePattern(),
        () => this.mappingPattern(),
        () => this.classPattern(),
      ),
    );
  }

  private literalPattern(): Maybe<true> {
    return this.first<true>(
      () => (this.signedNumber() && !this.isAhead(M['+'], M['-']) ? true : null),
      () => {
        // A complex number: real first, then imaginary.
        this.has(M['-']);
        if (!this.has(KIND.number)) return null;
        if (this.isImaginary(this.pos - 1)) this.raiseAtToken(this.pos - 1, 'real number required in complex literal');
        if (!this.has(M['+']) && !this.has(M['-'])) return null;
        if (!this.has(KIND.number)) return null;
        if (!this.isImaginary(this.pos - 1)) this.raiseAtToken(this.pos - 1, 'imaginary number required in complex literal');
        return true;
      },
      () => this.yes(this.strings()),
      () => this.yes(this.has(W.None)),
      () => this.yes(this.has(W.True)),
      () => this.yes(this.has(W.False)),
    );
  }

  private isImaginary(index: number): boolean {
    return /[jJ]$/.test(this.tokens[index].image);
  }

  private signedNumber(): boolean {
    const start = this.pos;
    this.has(M['-']);
    if (this.number() !== null) return true;
    this.pos = start;
    return false;
  }

  /** A name with at least one dot. */
  private dottedValue(): boolean {
    if (!this.has(KIND.name)) return false;
    let dots = 0;
    while (this.attempt(() => this.yes(this.has(M['.']) && this.has(KIND.name))) !== null) dots++;
    return dots > 0;
  }

  private sequencePattern(): Maybe<true> {
    return this.first<true>(
      () => {
        if (!this.has(M['['])) return null;
        this.maybeSequence();
        return this.yes(this.has(M[']']));
      },
      () => {
        if (!this.has(M['('])) return null;
        this.attempt(() => this.openSequence());
        return this.yes(this.has(M[')']));
      },
    );
  }

  private openSequence(): Maybe<true> {
    if (this.maybeStar() === null || !this.has(M[','])) return null;
    this.maybeSequence();
    return true;
  }

  private maybeSequence(): void {
    this.attempt(() => {
      if (this.separated(M[','], () => this.maybeStar()) === null) return null;
      this.has(M[',']);
      return true;
    });
  }

  private maybeStar(): Maybe<true> {
    return this.first<true>(
      () => (this.has(M['*']) && (this.captureName() || this.hasWord('_')) ? true : null),
      () => this.pattern(),
    );
  }

  private mappingPattern(): Maybe<true> {
    if (!this.has(M['{'])) return null;
    const rest = (): boolean => {
      if (!this.has(M['**']) || !this.captureName()) return false;
      this.has(M[',']);
      return this.has(M['}']);
    };
    const item = (): Maybe<true> => {
      const key = this.first<true>(
        () => this.literalPattern(),
        () => this.yes(this.dottedValue()),
      );
      return key !== null && this.has(M[':']) ? this.pattern() : null;
    };
    return this.first<true>(
      () => this.yes(this.has(M['}'])),
      () => this.yes(rest()),
      () => (this.separated(M[','], item) !== null && this.has(M[',']) && rest() ? true : null),
      () => {
        if (this.separated(M[','], item) === null) return null;
        this.has(M[',']);
        return this.yes(this.has(M['}']));
      },
    );
  }

  private classPattern(): Maybe<true> {
    const start = this.pos;
    const name = (): boolean => {
      this.pos = start;
      if (!this.has(KIND.name)) return false;
      while (this.attempt(() => this.yes(this.has(M['.']) && this.has(KIND.name))) !== null);
      return this.has(M['(']);
    };
    const positional = (): Maybe<unknown> => this.separated(M[','], () => this.pattern());
    const keywords = (): Maybe<unknown> => this.separated(M[','], () => (this.has(KIND.name) && this.has(M['=']) ? this.pattern() : null));
    const close = (): boolean => {
      this.has(M[',']);
      return this.has(M[')']);
    };
    if (!name()) return null;
    if (this.has(M[')'])) return true;
    if (positional() !== null && close()) return true;
    if (name() && keywords() !== null && close()) return true;
    if (name() && positional() !== null && this.has(M[',']) && keywords() !== null && close()) return true;
    if (!this.mistakes) return null;
    name();
    this.attempt(() => (positional() !== null && this.has(M[',']) ? true : null));
    if (keywords() !== null && this.has(M[','])) {
      const from = this.pos;
      if (positional() !== null) this.raiseRange(from, this.pos - 1, 'positional patterns follow keyword patterns');
    }
    return null;
  }

  // ---- parameters

  private parameters(): void {
    this.attempt(() => this.parameterList(false));
  }

  /** Of a `def`, closed by `)`, or of a `lambda`, closed by `:`. */
  private parameterList(lambda: boolean): Maybe<true> {
    const close = lambda ? M[':'] : M[')'];
    const start = this.pos;
    const name = (): boolean => {
      if (!this.has(KIND.name)) return false;
      if (!lambda) this.attempt(() => (this.has(M[':']) ? this.expression() : null));
      return true;
    };
    const ended = (): boolean => this.has(M[',']) || this.kind === close;
    const defaultValue = (): boolean => {
      const before = this.pos;
      const equal = this.take(M['=']);
      if (equal < 0) return false;
      if (this.expression() !== null) return true;
      if (this.mistakes && this.isAhead(close, M[','])) this.raiseAtToken(equal, 'expected default value expression');
      this.pos = before;
      return false;
    };
    const noDefault = (): Maybe<Shape> => {
      const from = this.pos;
      if (!name()) return null;
      const shape = this.shape('arg', from);
      return ended() ? shape : null;
    };
    const withDefault = (): Maybe<true> => (name() && defaultValue() && ended() ? true : null);
    const maybeDefault = (): Maybe<true> => {
      if (!name()) return null;
      defaultValue();
      return ended() ? true : null;
    };
    const slash = (): boolean => this.has(M['/']) && ended();
    const slashNoDefault = (): Maybe<true> => (this.repeated(noDefault).length > 0 && slash() ? true : null);
    const slashWithDefault = (): Maybe<true> => {
      this.repeated(noDefault);
      return this.repeated(withDefault).length > 0 && slash() ? true : null;
    };
    const starEtc = (): Maybe<true> => this.starParameters(lambda, close, name, noDefault, maybeDefault);

    if (this.mistakes) {
      this.mistakeParameters(lambda, start, noDefault, withDefault, maybeDefault, slashNoDefault, slashWithDefault);
      this.pos = start;
    }
    return this.first<true>(
      () => {
        if (slashNoDefault() === null) return null;
        this.repeated(noDefault);
        this.repeated(withDefault);
        this.attempt(starEtc);
        return true;
      },
      () => {
        if (slashWithDefault() === null) return null;
        this.repeated(withDefault);
        this.attempt(starEtc);
        return true;
      },
      () => {
        if (this.repeated(noDefault).length === 0) return null;
        this.repeated(withDefault);
        this.attempt(starEtc);
        return true;
      },
      () => {
        if (this.repeated(withDefault).length === 0) return null;
        this.attempt(starEtc);
        return true;
      },
      starEtc,
    );
  }

  private mistakeParameters(
    lambda: boolean,
    start: number,
    noDefault: () => Maybe<Shape>,
    withDefault: () => Maybe<true>,
    maybeDefault: () => Maybe<true>,
    slashNoDefault: () => Maybe<true>,
    slashWithDefault: () => Maybe<true>,
  ): void {
    const anySlash = (): Maybe<true> => this.first(slashNoDefault, slashWithDefault);
    if (this.has(M['/']) && this.has(M[','])) this.raiseAtToken(start, 'at least one argument must precede /');
    this.pos = start;
    if (this.attempt(anySlash) !== null) {
      this.repeated(maybeDefault);
      const again = this.take(M['/']);
      if (again >= 0) this.raiseAtToken(again, '/ may appear only once');
    }
    this.pos = start;
    this.attempt(slashNoDefault);
    this.repeated(noDefault);
    const some = this.first<true>(slashWithDefault, () => (this.repeated(withDefault).length > 0 ? true : null));
    if (some !== null) {
      const late = noDefault();
      if (late !== null) this.raiseShape(late, 'parameter without a default follows parameter with a default');
    }
    this.pos = start;
    this.repeated(noDefault);
    const open = this.take(M['(']);
    if (open >= 0) {
      const inner = lambda ? this.separated(M[','], () => this.yes(this.has(KIND.name))) !== null : this.repeated(noDefault).length > 0;
      if (inner) {
        this.has(M[',']);
        const close = this.take(M[')']);
        if (close >= 0) {
          this.raiseRange(
            open,
            close,
            lambda ? 'Lambda expression parameters cannot be parenthesized' : 'Function parameters cannot be parenthesized',
          );
        }
      }
    }
    this.pos = start;
    this.attempt(anySlash);
    this.repeated(maybeDefault);
    if (this.has(M['*']) && (this.has(M[',']) || this.attempt(noDefault) !== null)) {
      this.repeated(maybeDefault);
      const late = this.take(M['/']);
      if (late >= 0) this.raiseAtToken(late, '/ must be ahead of *');
    }
    this.pos = start;
    if (this.repeated(maybeDefault).length > 0 && this.has(M['/'])) {
      const star = this.take(M['*']);
      if (star >= 0) this.raiseAtToken(star, 'expected comma between / and *');
    }
  }

  private starParameters(
    lambda: boolean,
    close: number,
    name: () => boolean,
    noDefault: () => Maybe<Shape>,
    maybeDefault: () => Maybe<true>,
  ): Maybe<true> {
    const start = this.pos;
    const doubleStar = (): Maybe<true> => this.doubleStarParameter(name, noDefault);
    if (this.mistakes && this.has(M['*'])) {
      const behind = this.pos;
      const bare = (): never => {
        const message = 'named arguments must follow bare *';
        return lambda ? this.raise(message) : this.raiseAtToken(start, message);
      };
      if (this.kind === close) bare();
      if (this.has(M[',']) && this.isAhead(close, M['**'])) bare();
      this.pos = behind;
      if (name()) {
        const equal = this.take(M['=']);
        if (equal >= 0) this.raiseAtToken(equal, 'var-positional argument cannot have default value');
      }
      this.pos = behind;
      if (this.attempt(noDefault) !== null || this.has(M[','])) {
        this.repeated(maybeDefault);
        const again = this.take(M['*']);
        if (again >= 0 && (this.attempt(noDefault) !== null || this.has(M[',']))) {
          this.raiseAtToken(again, '* argument may appear only once');
        }
      }
    }
    this.pos = start;
    if (this.has(M['*'])) {
      const behind = this.pos;
      if (this.attempt(noDefault) !== null || (!lambda && this.attempt(() => this.starAnnotated(close)) !== null)) {
        this.repeated(maybeDefault);
        this.attempt(doubleStar);
        return true;
      }
      this.pos = behind;
      if (this.has(M[',']) && this.repeated(maybeDefault).length > 0) {
        this.attempt(doubleStar);
        return true;
      }
    }
    this.pos = start;
    return doubleStar();
  }

  private starAnnotated(close: number): Maybe<true> {
    if (!this.has(KIND.name) || !this.has(M[':']) || this.starExpression() === null) return null;
    return this.has(M[',']) || this.kind === close ? true : null;
  }

  private doubleStarParameter(name: () => boolean, noDefault: () => Maybe<Shape>): Maybe<true> {
    const start = this.pos;
    if (!this.has(M['**'])) return null;
    if (this.mistakes) {
      if (name()) {
        const behind = this.pos;
        const equal = this.take(M['=']);
        if (equal >= 0) this.raiseAtToken(equal, 'var-keyword argument cannot have default value');
        this.pos = behind;
        if (this.has(M[','])) {
          const from = this.pos;
          if (name()) this.raiseRange(from, this.pos - 1, 'arguments cannot follow var-keyword argument');
          if (this.isAhead(M['*'], M['**'], M['/'])) this.raiseAtToken(this.pos, 'arguments cannot follow var-keyword argument');
        }
      }
      this.pos = start + 1;
    }
    return this.yes(noDefault());
  }

  private typeParameters(): void {
    this.attempt(() => {
      if (!this.has(M['['])) return null;
      if (this.mistakes && this.kind === M[']']) {
        this.raiseFrom(this.pos, 'Type parameter list cannot be empty');
      }
      if (this.separated(M[','], () => this.typeParameter()) === null) return null;
      this.has(M[',']);
      return this.yes(this.has(M[']']));
    });
  }

  private typeParameter(): Maybe<true> {
    const start = this.pos;
    const fallback = (rule: () => unknown): void => {
      this.attempt(() => (this.has(M['=']) && rule() !== null ? true : null));
    };
    if (this.has(KIND.name)) {
      this.attempt(() => (this.has(M[':']) ? this.expression() : null));
      fallback(() => this.expression());
      return true;
    }
    for (const [mark, kind] of [
      ['*', 'TypeVarTuple'],
      ['**', 'ParamSpec'],
    ] as const) {
      this.pos = start;
      if (!this.mistakes || !this.has(M[mark]) || !this.has(KIND.name)) continue;
      const colon = this.take(M[':']);
      if (colon < 0) continue;
      const bound = this.expression();
      if (bound !== null) this.raiseFrom(colon, `cannot use ${bound.kind === 'Tuple' ? 'constraints' : 'bound'} with ${kind}`);
    }
    this.pos = start;
    if (this.has(M['*']) && this.has(KIND.name)) {
      fallback(() => this.starExpression());
      return true;
    }
    this.pos = start;
    if (this.has(M['**']) && this.has(KIND.name)) {
      fallback(() => this.expression());
      return true;
    }
    return null;
  }

  // ---- expressions

  private expressions(): Maybe<Shape> {
    return this.tupleOf(() => this.expression());
  }

  private starExpressions(): Maybe<Shape> {
    return this.tupleOf(() => this.starExpression());
  }

  /** item (',' item)* [','] without parentheses. */
  private tupleOf(item: () => Maybe<Shape>): Maybe<Shape> {
    const from = this.pos;
    const parts = this.separated(M[','], item);
    if (parts === null) return null;
    const comma = this.has(M[',']);
    return parts.length === 1 && !comma ? parts[0] : this.shape('Tuple', from, { parts });
  }

  private starExpression(): Maybe<Shape> {
    return this.memo('starExpression', () =>
      this.first(
        () => this.starredOperand(),
        () => this.expression(),
      ),
    );
  }

  private starredOperand(): Maybe<Shape> {
    const from = this.pos;
    if (!this.has(M['*'])) return null;
    const value = this.operand();
    return value === null ? null : this.shape('Starred', from, { parts: [value] });
  }

  private starNamedExpressions(): Maybe<Shape[]> {
    const start = this.pos;
    const parts: Shape[] = [];
    for (;;) {
      const before = this.pos;
      if (parts.length > 0 && !this.has(M[','])) return parts;
      const next = this.starNamedExpression();
      if (next === null) {
        // A comma may close the row.
        this.pos = parts.length > 0 ? before + 1 : start;
        return parts.length > 0 ? parts : null;
      }
      parts.push(next);
    }
  }

  private starNamedExpression(): Maybe<Shape> {
    const known = this.recall<Shape>('starNamedExpression');
    if (known !== undefined) return known;
    const start = this.pos;
    let result = this.starredOperand();
    if (result === null) {
      this.pos = start;
      result = this.namedExpression();
    }
    return this.remember('starNamedExpression', start, result);
  }

  private assignmentExpression(): Maybe<Shape> {
    const from = this.pos;
    if (!this.has(KIND.name) || !this.has(M[':='])) return null;
    if (this.expression() === null) return null;
    return this.shape('NamedExpr', from);
  }

  private namedExpression(): Maybe<Shape> {
    const known = this.recall<Shape>('namedExpression');
    if (known !== undefined) return known;
    const start = this.pos;
    let result = this.assignmentExpression();
    if (result === null) {
      this.pos = start;
      // Behind `name :=` nothing else is tried.
      if (this.kind !== KIND.name || this.kindAt(start + 1) !== M[':=']) {
        if (this.mistakes) {
          this.mistakeNamed();
          this.pos = start;
        }
        result = this.expression();
        if (result !== null && this.kind === M[':=']) result = null;
      }
    }
    return this.remember('namedExpression', start, result);
  }

  private mistakeNamed(): void {
    this.memo('mistakeNamed', () => {
      const start = this.pos;
      const target = this.expression();
      if (target !== null && this.has(M[':=']) && this.expression() !== null) {
        this.raiseShape(target, `cannot use assignment expressions with ${spoken(target)}`);
      }
      this.pos = start;
      const name = this.take(KIND.name);
      if (name >= 0 && this.has(M['='])) {
        const value = this.operand();
        if (value !== null && !this.isAhead(M['='], M[':='])) {
          this.raiseRange(name, value.to, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
      }
      this.pos = start;
      const display =
        this.would(() => this.list()) ||
        this.would(() => this.tuple()) ||
        this.would(() => this.generator()) ||
        this.isAhead(W.True, W.None, W.False);
      if (!display) {
        const left = this.operand();
        if (left !== null && this.has(M['=']) && this.operand() !== null && !this.isAhead(M['='], M[':='])) {
          this.raiseShape(left, `cannot assign to ${spoken(left)} here. Maybe you meant '==' instead of '='?`);
        }
      }
      return null;
    });
  }

  private yieldExpression(): Maybe<Shape> {
    const from = this.pos;
    if (!this.has(W.yield)) return null;
    if (this.attempt(() => (this.has(W.from) ? this.expression() : null)) === null) this.starExpressions();
    return this.shape('Yield', from);
  }

  private expression(): Maybe<Shape> {
    const known = this.recall<Shape>('expression');
    if (known !== undefined) return known;
    const start = this.pos;
    if (this.mistakes) {
      this.mistakeExpression();
      this.pos = start;
      this.mistakeLegacy();
      this.pos = start;
    }
    return this.remember('expression', start, this.plainExpression());
  }

  /** Without a look for mistakes at this level. */
  private plainExpression(): Maybe<Shape> {
    const start = this.pos;
    const body = this.disjunction();
    if (body !== null) {
      const behind = this.pos;
      if (this.has(W.if) && this.disjunction() !== null && this.has(W.else) && this.expression() !== null)
        return this.shape('IfExp', start);
      this.pos = behind;
      return body;
    }
    this.pos = start;
    return this.lambda();
  }

  /** An expression in which no mistakes are looked for. */
  private innocentExpression(): Maybe<Shape> {
    const start = this.pos;
    this.mistakes = false;
    const result = this.plainExpression();
    this.mistakes = true;
    if (result === null) this.pos = start;
    return result;
  }

  private mistakeExpression(): void {
    const start = this.pos;
    // A string that was closed too early: 'the "'good'" one'.
    if (this.has(KIND.string)) {
      const inside = this.repeated(() => (this.kind === KIND.string ? null : this.innocentExpression()));
      if (inside.length > 0 && this.kind === KIND.string) {
        this.raiseRange(inside[0].from, inside[inside.length - 1].to, 'invalid syntax. Is this intended to be part of the string?');
      }
      this.pos = start;
    }
    const prefix =
      this.would(() => this.has(KIND.name) && this.has(KIND.string)) ||
      (this.kind === KIND.name && SOFT_WORDS.has(this.tokens[start].image));
    if (!prefix) {
      const left = this.disjunction();
      if (left !== null) {
        const before = this.pos;
        const right = this.innocentExpression();
        if (right !== null && !this.isLegacy(left) && this.levelBefore(this.pos - 1) !== 0) {
          this.raiseRange(left.from, right.to, 'invalid syntax. Perhaps you forgot a comma?');
        }
        this.pos = before;
      }
    }
    this.pos = start;
    const body = this.disjunction();
    if (body !== null && this.has(W.if)) {
      const test = this.disjunction();
      if (test !== null) {
        if (!this.isAhead(W.else, M[':'])) this.raiseRange(body.from, test.to, "expected 'else' after 'if' expression");
        if (this.has(W.else) && !this.would(() => this.expression())) {
          this.raiseHere("expected expression after 'else', but statement is given");
        }
      }
    }
    this.pos = start;
    if (this.isAhead(W.pass, W.break, W.continue)) {
      this.pos++;
      if (this.has(W.if) && this.disjunction() !== null && this.has(W.else) && this.simpleStatement() !== null) {
        this.raiseAtToken(start, "expected expression before 'if', but statement is given");
      }
    }
    this.pos = start;
    if (this.has(W.lambda)) {
      this.attempt(() => this.parameterList(true));
      const colon = this.take(M[':']);
      if (colon >= 0 && (this.kind === KIND.fStringMiddle || this.would(() => this.replacementField()))) {
        this.raiseRange(start, colon, `${this.letter()}-string: lambda expressions are not allowed without parentheses`);
      }
    }
  }

  private isLegacy(shape: Shape): boolean {
    return shape.kind === 'Name' && (shape.word === 'print' || shape.word === 'exec');
  }

  private mistakeLegacy(): void {
    const name = this.take(KIND.name);
    if (name < 0 || this.kind === M['(']) return;
    const { image } = this.tokens[name];
    const values = this.starExpressions();
    if (values !== null && (image === 'print' || image === 'exec')) {
      this.raiseRange(name, values.to, `Missing parentheses in call to '${image}'. Did you mean ${image}(...)?`);
    }
  }

  /**
   * `or`, `and`, `not` and comparisons in one loop: what the whole is called depends on the outermost operator alone, and a
   * part that cannot be read to its end is left, whatever its level.
   */
  private disjunction(): Maybe<Shape> {
    const known = this.recall<Shape>('disjunction');
    if (known !== undefined) return known;
    const start = this.pos;
    let result = this.inversion();
    if (result !== null) {
      let joined = false;
      for (;;) {
        const before = this.pos;
        if (!this.isAhead(W.or, W.and)) break;
        this.pos++;
        if (this.inversion() === null) {
          this.pos = before;
          break;
        }
        joined = true;
      }
      if (joined) result = this.shape('BoolOp', start);
    }
    return this.remember('disjunction', start, result);
  }

  private inversion(): Maybe<Shape> {
    const from = this.pos;
    while (this.has(W.not));
    const first = this.pos;
    const left = this.operand();
    if (left === null) {
      this.pos = from;
      return null;
    }
    let operator: string | undefined;
    for (;;) {
      const before = this.pos;
      const next = this.comparisonOperator();
      if (next === null || this.operand() === null) {
        this.pos = before;
        break;
      }
      operator ??= next;
    }
    if (first > from) return this.shape('UnaryOp', from);
    return operator === undefined ? left : this.shape('Compare', from, { word: operator, parts: [left] });
  }

  private comparisonOperator(): Maybe<string> {
    const kind = this.kind;
    if (kind === W.not) {
      this.pos++;
      return this.has(W.in) ? 'not in' : null;
    }
    // CPython reads <> as != and takes offence.
    if (this.tokens[this.pos].image === '<>') {
      this.raiseRange(this.pos, this.pos, "invalid syntax.  Maybe you meant '!=' instead of '<>'?");
    }
    if (!COMPARISONS.has(kind)) return null;
    this.pos++;
    if (kind === W.is) return this.attempt(() => this.yes(this.has(W.not))) === null ? 'is' : 'is not';
    return kind === W.in ? 'in' : 'other';
  }

  /** What CPython calls bitwise_or: operators that bind closer than comparisons. */
  private operand(): Maybe<Shape> {
    const known = this.recall<Shape>('operand');
    if (known !== undefined) return known;
    const from = this.pos;
    let result = this.factor();
    if (result !== null) {
      let many = false;
      for (;;) {
        const operator = this.pos;
        if (!OPERAND_OPERATORS.has(this.kind)) break;
        this.pos++;
        if (this.factor() !== null) {
          many = true;
          continue;
        }
        if (this.mistakes && ARITHMETIC.has(this.kinds[operator])) {
          this.pos = operator + 1;
          this.mistakeNot(false);
        }
        this.pos = operator;
        break;
      }
      if (many) result = this.shape('BinOp', from);
    }
    return this.remember('operand', from, result);
  }

  /** `not` straight behind an operator. */
  private mistakeNot(sign: boolean): void {
    const word = this.take(W.not);
    if (word < 0) return;
    const value = sign ? this.factor() : this.inversion();
    if (value !== null) this.raiseRange(word, value.to, "'not' after an operator must be parenthesized");
  }

  /** Signs, a primary, and powers; powers of signed powers are one loop. */
  private factor(): Maybe<Shape> {
    const from = this.pos;
    let result: Maybe<Shape> = null;
    for (;;) {
      const before = this.pos;
      if (result !== null && !this.has(M['**'])) return result;
      const start = this.pos;
      while (FACTOR_SIGNS.has(this.kind)) this.pos++;
      const operand = this.pos;
      const awaits = this.has(W.await);
      const value = this.primary();
      if (value === null) {
        if (operand > start && this.mistakes) {
          this.pos = operand;
          this.mistakeNot(true);
        }
        this.pos = before;
        return result;
      }
      const kind: string =
        result !== null ? (result.kind === 'UnaryOp' ? 'UnaryOp' : 'BinOp') : operand > from ? 'UnaryOp' : awaits ? 'Await' : value.kind;
      result = kind === value.kind && operand === from ? value : this.shape(kind, from);
    }
  }

  private primary(): Maybe<Shape> {
    const known = this.recall<Shape>('primary');
    if (known !== undefined) return known;
    const from = this.pos;
    let value = this.atom();
    while (value !== null) {
      const before = this.pos;
      const next: Maybe<Shape> = this.trailer(from);
      if (next === null) {
        this.pos = before;
        break;
      }
      value = next;
    }
    return this.remember('primary', from, value);
  }

  private trailer(from: number): Maybe<Shape> {
    const kind = this.kind;
    if (kind === M['.']) {
      this.pos++;
      return this.has(KIND.name) ? this.shape('Attribute', from) : null;
    }
    // A call of a generator is tried first, and its mistakes fit any bracket.
    if (kind === M['('] || (this.mistakes && (kind === M['['] || kind === M['{']))) {
      const before = this.pos;
      if (this.generator() !== null) return this.shape('Call', from);
      this.pos = before;
    }
    if (kind === M['(']) {
      this.pos++;
      this.arguments();
      return this.has(M[')']) ? this.shape('Call', from) : null;
    }
    if (kind === M['[']) {
      this.pos++;
      return this.slices() !== null && this.has(M[']']) ? this.shape('Subscript', from) : null;
    }
    return null;
  }

  private slices(): Maybe<true> {
    const start = this.pos;
    if (this.slice() !== null && this.kind !== M[',']) return true;
    this.pos = start;
    if (
      this.separated(M[','], () =>
        this.first<unknown>(
          () => this.slice(),
          () => this.starredExpression(),
        ),
      ) === null
    )
      return null;
    this.has(M[',']);
    return true;
  }

  private slice(): Maybe<true> {
    const start = this.pos;
    this.expression();
    if (this.has(M[':'])) {
      this.expression();
      this.attempt(() => {
        if (!this.has(M[':'])) return null;
        this.expression();
        return true;
      });
      return true;
    }
    this.pos = start;
    return this.yes(this.namedExpression());
  }

  private atom(): Maybe<Shape> {
    const known = this.recall<Shape>('atom');
    if (known !== undefined) return known;
    const from = this.pos;
    return this.remember('atom', from, this.unrememberedAtom(from));
  }

  private unrememberedAtom(from: number): Maybe<Shape> {
    const kind = this.kind;
    if (kind === KIND.name) {
      this.pos++;
      return this.shape('Name', from, { word: this.tokens[from].image });
    }
    if (kind === W.True || kind === W.False || kind === W.None) {
      this.pos++;
      return this.shape(this.tokens[from].image, from);
    }
    if (kind === KIND.string || kind === KIND.fStringStart || kind === KIND.tStringStart) return this.strings();
    if (kind === KIND.number) return this.number();
    if (kind === M['...']) {
      this.pos++;
      return this.shape('ellipsis', from);
    }
    let result: Maybe<Shape> = null;
    if (kind === M['(']) {
      result = this.tuple();
      if (result === null) {
        this.pos = from;
        result = this.group();
      }
      if (result === null) {
        this.pos = from;
        result = this.generator();
      }
    } else if (kind === M['[']) {
      result = this.list();
      if (result === null) {
        this.pos = from;
        result = this.listComprehension();
      }
    } else if (kind === M['{']) {
      result = this.dict();
      if (result === null) {
        this.pos = from;
        result = this.set();
      }
      if (result === null) {
        this.pos = from;
        result = this.first(
          () => this.dictComprehension(),
          () => this.setComprehension(),
        );
      }
    }
    return result;
  }

  private number(): Maybe<Shape> {
    const from = this.pos;
    if (!this.has(KIND.number)) return null;
    try {
      numberValue(this.tokens[from].image);
    } catch (error) {
      if (!(error instanceof LiteralProblem)) throw error;
      const { line, endLine } = this.tokens[from];
      this.raiseColumns(line, -1, endLine, -1, error.message);
    }
    return this.shape('literal', from);
  }

  private group(): Maybe<Shape> {
    const start = this.pos;
    if (this.has(M['('])) {
      let inner = this.yieldExpression();
      if (inner === null) {
        this.pos = start + 1;
        inner = this.namedExpression();
      }
      if (inner !== null && this.has(M[')'])) return inner;
      if (this.mistakes) {
        this.pos = start + 1;
        const starred = this.starredExpression();
        if (starred !== null && this.has(M[')'])) this.raiseShape(starred, 'cannot use starred expression here');
        this.pos = start + 1;
        const double = this.take(M['**']);
        if (double >= 0 && this.expression() !== null && this.has(M[')'])) {
          this.raiseAtToken(double, 'cannot use double starred expression here');
        }
      }
    }
    return null;
  }

  private list(): Maybe<Shape> {
    const known = this.recall<Shape>('list');
    if (known !== undefined) return known;
    const from = this.pos;
    let result: Maybe<Shape> = null;
    if (this.has(M['['])) {
      const parts = this.starNamedExpressions() ?? [];
      if (this.has(M[']'])) result = this.shape('List', from, { parts });
    }
    return this.remember('list', from, result);
  }

  private tuple(): Maybe<Shape> {
    const known = this.recall<Shape>('tuple');
    if (known !== undefined) return known;
    const from = this.pos;
    let result: Maybe<Shape> = null;
    if (this.has(M['('])) {
      const inside = this.pos;
      const first = this.starNamedExpression();
      let parts: Shape[] = [];
      if (first !== null && this.has(M[','])) parts = [first, ...(this.starNamedExpressions() ?? [])];
      else this.pos = inside;
      if (this.has(M[')'])) result = this.shape('Tuple', from, { parts });
    }
    return this.remember('tuple', from, result);
  }

  private set(): Maybe<Shape> {
    const from = this.pos;
    if (!this.has(M['{']) || this.starNamedExpressions() === null) return null;
    return this.has(M['}']) ? this.shape('Set', from) : null;
  }

  private dict(): Maybe<Shape> {
    const from = this.pos;
    if (!this.has(M['{'])) return null;
    this.attempt(() => {
      if (this.separated(M[','], () => this.dictItem()) === null) return null;
      this.has(M[',']);
      return true;
    });
    if (this.has(M['}'])) return this.shape('Dict', from);
    // CPython looks for these in its first try already.
    this.pos = from + 1;
    this.mistakeDict();
    return null;
  }

  private dictItem(): Maybe<true> {
    return this.first<true>(
      () => (this.has(M['**']) && this.operand() !== null ? true : null),
      () => this.keyAndValue(),
    );
  }

  private keyAndValue(): Maybe<true> {
    return this.expression() !== null && this.has(M[':']) && this.expression() !== null ? true : null;
  }

  private mistakeDict(): void {
    const start = this.pos;
    if (this.separated(M[','], () => this.dictItem()) !== null && this.has(M[','])) this.mistakeKeyAndValue(true);
    this.pos = start;
    this.mistakeKeyAndValue(false);
  }

  private mistakeKeyAndValue(alone: boolean): void {
    const start = this.pos;
    if (alone) {
      const key = this.expression();
      if (key !== null && this.kind !== M[':']) {
        const { line } = this.tokens[key.from];
        const { endCol, endLine } = this.tokens[key.to];
        this.raiseColumns(line, endCol - 1, endLine, -1, "':' expected after dictionary key");
      }
      this.pos = start;
    }
    if (this.expression() !== null && this.has(M[':'])) {
      const star = this.take(M['*']);
      if (star >= 0 && this.operand() !== null) this.raiseFrom(star, 'cannot use a starred expression in a dictionary value');
    }
    this.pos = start;
    if (this.expression() !== null) {
      const colon = this.take(M[':']);
      if (colon >= 0 && this.isAhead(M['}'], M[','])) this.raiseAtToken(colon, "expression expected after dictionary key and ':'");
    }
    this.pos = start;
  }

  // ---- comprehensions

  private clauses(): Maybe<Clause[]> {
    const list = this.repeated(() => this.clause());
    return list.length > 0 ? list : null;
  }

  private clause(): Maybe<Clause> {
    return this.memo('clause', () => {
      const start = this.pos;
      this.has(W.async);
      if (this.has(W.for) && this.starTargets() !== null && this.has(W.in)) {
        let last = this.disjunction();
        if (last === null) return null;
        for (;;) {
          const condition = this.attempt(() => (this.has(W.if) ? this.disjunction() : null));
          if (condition === null) return { last };
          last = condition;
        }
      }
      this.pos = start;
      if (!this.mistakes) return null;
      this.has(W.async);
      if (this.has(W.for) && this.separated(M[','], () => this.operand()) !== null) {
        this.has(M[',']);
        if (this.kind !== W.in) this.raise("'in' expected after for-loop variables");
      }
      this.pos = start;
      return this.mistakeForTarget();
    });
  }

  private listComprehension(): Maybe<Shape> {
    const from = this.pos;
    if (this.has(M['[']) && this.namedExpression() !== null && this.clauses() !== null && this.has(M[']']))
      return this.shape('ListComp', from);
    return this.mistakeComprehension(from);
  }

  private setComprehension(): Maybe<Shape> {
    const from = this.pos;
    if (this.has(M['{']) && this.namedExpression() !== null && this.clauses() !== null && this.has(M['}']))
      return this.shape('SetComp', from);
    return this.mistakeComprehension(from);
  }

  private generator(): Maybe<Shape> {
    const known = this.recall<Shape>('generator');
    if (known !== undefined) return known;
    const from = this.pos;
    let result: Maybe<Shape> = null;
    if (this.has(M['(']) && this.argumentValue() !== null && this.clauses() !== null && this.has(M[')'])) {
      result = this.shape('GeneratorExp', from);
    } else result = this.mistakeComprehension(from);
    return this.remember('generator', from, result);
  }

  /** assignment expression, or an expression that no := follows */
  private argumentValue(): Maybe<Shape> {
    const start = this.pos;
    const assignment = this.assignmentExpression();
    if (assignment !== null) return assignment;
    this.pos = start;
    if (this.kind === KIND.name && this.kindAt(start + 1) === M[':=']) return null;
    const value = this.expression();
    return value !== null && this.kind !== M[':='] ? value : null;
  }

  private dictComprehension(): Maybe<Shape> {
    const from = this.pos;
    if (this.has(M['{']) && this.keyAndValue() !== null && this.clauses() !== null && this.has(M['}'])) return this.shape('DictComp', from);
    this.pos = from;
    if (this.mistakes && this.has(M['{'])) {
      const double = this.take(M['**']);
      if (double >= 0 && this.operand() !== null && this.clauses() !== null && this.has(M['}'])) {
        this.raiseAtToken(double, 'dict unpacking cannot be used in dict comprehension');
      }
    }
    return null;
  }

  private mistakeComprehension(start: number): null {
    this.pos = start;
    if (!this.mistakes) return null;
    const open = this.kind;
    if (open !== M['('] && open !== M['['] && open !== M['{']) return null;
    this.pos++;
    const starred = this.starredExpression();
    if (starred !== null && this.clauses() !== null) this.raiseShape(starred, 'iterable unpacking cannot be used in comprehension');
    if (open === M['['] || open === M['{']) {
      const forgotten = 'did you forget parentheses around the comprehension target?';
      this.pos = start + 1;
      const first = this.starNamedExpression();
      if (first !== null) {
        const comma = this.take(M[',']);
        if (comma >= 0) {
          const rest = this.attempt(() => this.starNamedExpressions());
          if (rest !== null && this.clauses() !== null) this.raiseRange(first.from, rest[rest.length - 1].to, forgotten);
          this.pos = comma + 1;
          if (this.clauses() !== null) this.raiseRange(first.from, comma, forgotten);
        }
      }
    }
    this.pos = start;
    return null;
  }

  // ---- arguments of calls

  private arguments(): void {
    this.memo('arguments', () => {
      const start = this.pos;
      if (this.args() !== null) {
        this.has(M[',']);
        if (this.kind === M[')']) return true;
      }
      this.pos = start;
      if (this.mistakes) this.mistakeArguments();
      this.pos = start;
      return null;
    });
  }

  private args(): Maybe<Arguments> {
    return this.memo('args', () =>
      this.first<Arguments>(
        () => {
          const positional = this.positionals();
          if (positional === null) return null;
          const rest = this.attempt(() => (this.has(M[',']) ? this.keywordArguments() : null));
          return {
            positional: [...positional, ...(rest?.positional ?? [])],
            keywords: rest?.keywords ?? 0,
            doubleStar: rest?.doubleStar ?? false,
          };
        },
        () => this.keywordArguments(),
      ),
    );
  }

  private positionals(): Maybe<Shape[]> {
    return this.separated(M[','], () =>
      this.first(
        () => this.starredExpression(),
        () => {
          const value = this.argumentValue();
          return value !== null && this.kind !== M['='] ? value : null;
        },
      ),
    );
  }

  private keywordArguments(): Maybe<Arguments> {
    const result: Arguments = { positional: [], keywords: 0, doubleStar: false };
    const starredOrKeyword = this.separated(M[','], () =>
      this.first<true>(
        () => this.keywordArgument(),
        () => {
          const starred = this.starredExpression();
          if (starred === null) return null;
          result.positional.push(starred);
          return true;
        },
      ),
    );
    const doubles = (): Maybe<unknown> =>
      this.separated(M[','], () =>
        this.first<true>(
          () => this.keywordArgument(),
          () => {
            if (!this.has(M['**']) || this.expression() === null) return null;
            result.doubleStar = true;
            return true;
          },
        ),
      );
    if (starredOrKeyword !== null) {
      this.attempt(() => (this.has(M[',']) ? doubles() : null));
      result.keywords = 1;
      return result;
    }
    if (doubles() === null) return null;
    result.keywords = 1;
    return result;
  }

  private keywordArgument(): Maybe<true> {
    const start = this.pos;
    if (this.mistakes) {
      this.mistakeKeyword();
      this.pos = start;
    }
    return this.has(KIND.name) && this.has(M['=']) && this.expression() !== null ? true : null;
  }

  private mistakeKeyword(): void {
    this.memo('mistakeKeyword', () => {
      const start = this.pos;
      if (this.isAhead(W.True, W.False, W.None)) {
        const { image } = this.tokens[this.pos++];
        const equal = this.take(M['=']);
        if (equal >= 0) this.raiseRange(start, equal, `cannot assign to ${image}`);
      }
      this.pos = start;
      const name = this.take(KIND.name);
      if (name >= 0) {
        const equal = this.take(M['=']);
        if (equal >= 0 && this.expression() !== null && this.clauses() !== null) {
          this.raiseRange(name, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
      }
      this.pos = start;
      if (!this.would(() => this.has(KIND.name) && this.has(M['=']))) {
        const value = this.expression();
        const equal = value === null ? -1 : this.take(M['=']);
        if (value !== null && equal >= 0) {
          this.raiseRange(value.from, equal, 'expression cannot contain assignment, perhaps you meant "=="?');
        }
      }
      this.pos = start;
      if (this.has(M['**']) && this.expression() !== null && this.has(M['='])) {
        const value = this.expression();
        if (value !== null) this.raiseRange(start, value.to, 'cannot assign to keyword argument unpacking');
      }
      return null;
    });
  }

  private starredExpression(): Maybe<Shape> {
    return this.memo('starredExpression', () => {
      const from = this.pos;
      if (!this.has(M['*'])) return null;
      if (this.mistakes && this.expression() !== null && this.has(M['='])) {
        const value = this.expression();
        if (value !== null) this.raiseRange(from, value.to, 'cannot assign to iterable argument unpacking');
      }
      this.pos = from + 1;
      const value = this.expression();
      if (value !== null) return this.shape('Starred', from, { parts: [value] });
      if (this.mistakes) this.raise('Invalid star expression');
      return null;
    });
  }

  private mistakeArguments(): void {
    const start = this.pos;
    const generator = 'Generator expression must be parenthesized';
    const keywordsAtLast = this.first<Arguments>(
      () => (this.positionals() !== null && this.has(M[',']) ? this.keywordArguments() : null),
      () => this.keywordArguments(),
    );
    const comma = keywordsAtLast === null ? -1 : this.take(M[',']);
    if (comma >= 0) {
      const behind = this.pos;
      if (this.separated(M[','], () => this.args()) !== null && this.kinds[comma + 1] === M['*']) {
        this.raiseRange(comma, this.pos - 1, 'iterable argument unpacking follows keyword argument unpacking');
      }
      this.pos = behind;
    }
    this.pos = start;
    const value = this.expression();
    if (value !== null) {
      const clauses = this.clauses();
      if (clauses !== null && this.has(M[','])) {
        this.first<unknown>(
          () => this.args(),
          () => (this.expression() !== null ? this.clauses() : null),
        );
        this.raiseRange(value.from, clauses[clauses.length - 1].last.to, generator);
      }
    }
    this.pos = start;
    const name = this.take(KIND.name);
    if (name >= 0) {
      const equal = this.take(M['=']);
      if (equal >= 0 && this.expression() !== null && this.clauses() !== null) {
        this.raiseRange(name, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
      }
    }
    this.pos = start;
    this.attempt(() => (this.args() !== null && this.has(M[',']) ? true : null));
    const unfinished = this.take(KIND.name);
    if (unfinished >= 0) {
      const equal = this.take(M['=']);
      if (equal >= 0 && this.isAhead(M[','], M[')'])) this.raiseRange(unfinished, equal, 'expected argument value expression');
    }
    this.pos = start;
    const first = this.args();
    if (first !== null) {
      const behind = this.pos;
      const clauses = this.clauses();
      if (clauses !== null && first.positional.length > 1) {
        this.raiseRange(first.positional[first.positional.length - 1].from, clauses[clauses.length - 1].last.to, generator);
      }
      this.pos = behind;
      if (this.has(M[','])) {
        const afterComma = this.pos;
        const second = this.expression();
        if (second !== null) {
          const more = this.clauses();
          if (more !== null) this.raiseRange(second.from, more[more.length - 1].last.to, generator);
        }
        this.pos = afterComma;
        if (this.args() !== null) {
          this.raise(
            first.doubleStar ? 'positional argument follows keyword argument unpacking' : 'positional argument follows keyword argument',
          );
        }
      }
    }
  }

  private lambda(): Maybe<Shape> {
    const from = this.pos;
    if (!this.has(W.lambda)) return null;
    this.attempt(() => this.parameterList(true));
    return this.has(M[':']) && this.expression() !== null ? this.shape('Lambda', from) : null;
  }

  // ---- strings

  private letter(): string {
    return this.letters[this.letters.length - 1] ?? 'f';
  }

  private strings(): Maybe<Shape> {
    return this.memo('strings', () => {
      const from = this.pos;
      const parts: StringPart[] = [];
      const kinds: string[] = [];
      for (;;) {
        const at = this.pos;
        const kind = this.kind;
        if (kind === KIND.string) {
          this.pos++;
          parts.push(this.stringPart(at));
          kinds.push('s');
        } else if (kind === KIND.fStringStart || kind === KIND.tStringStart) {
          if (this.formattedString() === null) {
            this.pos = at;
            break;
          }
          kinds.push(kind === KIND.fStringStart ? 'f' : 't');
        } else break;
      }
      if (kinds.length === 0) return null;
      const template = kinds[0] === 't';
      const turn = kinds.findIndex((kind) => (kind === 't') !== template);
      if (turn >= 0) {
        if (this.mistakes) this.raiseRange(from, this.pos - 1, 'cannot mix t-string literals with string or bytes literals');
        return null;
      }
      const bytes = parts.filter((part) => part.kind === 'bytes').length;
      if (bytes > 0 && bytes < kinds.length) this.raise('cannot mix bytes and nonbytes literals');
      return this.shape(template ? 'TemplateStr' : kinds.includes('f') ? 'JoinedStr' : 'literal', from);
    });
  }

  private stringPart(index: number): StringPart {
    const token = this.tokens[index];
    try {
      const value = stringText(token, this.context);
      if (value instanceof Uint8Array) return { kind: 'bytes', token, pieces: [], bytes: value };
      return { kind: 'str', token, pieces: [textPiece(value, token, token)] };
    } catch (error) {
      if (!(error instanceof LiteralProblem)) throw error;
      return this.raiseLiteral(index, error.message);
    }
  }

  private formattedString(): Maybe<true> {
    const start = this.pos;
    const { image } = this.tokens[start];
    this.letters.push(/^r?t/i.test(image) ? 't' : 'f');
    const raw = /^[a-z]*r/i.test(image);
    this.pos++;
    for (;;) {
      if (this.kind === KIND.fStringMiddle) this.middle(raw);
      else if (this.attempt(() => this.replacementField()) === null) break;
    }
    const good = this.has(KIND.fStringEnd);
    this.letters.pop();
    return good ? true : null;
  }

  private middle(raw: boolean): void {
    const token = this.tokens[this.pos];
    try {
      middleText(token, raw, this.context);
    } catch (error) {
      if (!(error instanceof LiteralProblem)) throw error;
      this.raiseLiteral(this.pos, error.message);
    }
    this.pos++;
  }

  /** An escape that means nothing is told at the last token fetched, other mistakes at the literal. */
  private raiseLiteral(index: number, message: string): never {
    void this.kindAt(index);
    return message.startsWith('(') ? this.raise(message) : this.raiseAtToken(index, message);
  }

  private replacementField(): Maybe<true> {
    const start = this.pos;
    if (!this.has(M['{'])) return null;
    if (this.annotatedValue() !== null) {
      this.has(M['=']);
      this.conversion();
      if (this.kind === M[':']) {
        this.pos++;
        this.specification();
      }
      if (this.has(M['}'])) return true;
    }
    if (this.mistakes) {
      this.pos = start;
      this.mistakeField();
    }
    this.pos = start;
    return null;
  }

  private specification(): void {
    for (;;) {
      if (this.kind === KIND.fStringMiddle) this.middle(false);
      else if (this.attempt(() => this.replacementField()) === null) return;
    }
  }

  private conversion(): void {
    const mark = this.pos;
    if (!this.has(M['!'])) return;
    const name = this.take(KIND.name);
    if (name < 0) {
      this.pos = mark;
      return;
    }
    if (this.tokens[mark].endOffset !== this.tokens[name].startOffset) {
      this.raiseRange(mark, name, `${this.letter()}-string: conversion type must come right after the exclamation mark`);
    }
    const { image } = this.tokens[name];
    if (!/^[sra]$/.test(image)) {
      this.raiseAtToken(name, `${this.letter()}-string: invalid conversion character '${image}': expected 's', 'r', or 'a'`);
    }
  }

  private mistakeField(): void {
    const says = `${this.letter()}-string: `;
    this.pos++;
    const inside = this.pos;
    for (const mark of ['=', '!', ':', '}'] as const) {
      if (this.kind === M[mark]) this.raiseAtToken(inside, `${says}valid expression required before '${mark}'`);
    }
    if (this.annotatedValue() === null) this.raiseHere(`${says}expecting a valid expression after '{'`);
    if (!this.isAhead(M['='], M['!'], M[':'], M['}'])) this.raiseHere(`${says}expecting '=', or '!', or ':', or '}'`);
    if (this.has(M['='])) {
      if (!this.isAhead(M['!'], M[':'], M['}'])) this.raiseHere(`${says}expecting '!', or ':', or '}'`);
    }
    if (this.kind === M['!']) {
      this.pos++;
      if (this.isAhead(M[':'], M['}'])) this.raiseHere(`${says}missing conversion character`);
      if (this.kind !== KIND.name) this.raiseHere(`${says}invalid conversion character`);
      this.pos++;
    }
    if (!this.isAhead(M[':'], M['}'])) this.raiseHere(`${says}expecting ':' or '}'`);
    if (this.has(M[':'])) {
      this.specification();
      if (this.kind !== M['}']) this.raiseHere(`${says}expecting '}', or format specs`);
    }
  }

  // ---- targets

  private starTargets(): Maybe<true> {
    return this.memo('starTargets', () => {
      if (this.starTarget() === null) return null;
      while (this.attempt(() => (this.has(M[',']) ? this.starTarget() : null)) !== null);
      this.has(M[',']);
      return true;
    });
  }

  private starTarget(): Maybe<true> {
    return this.memo('starTarget', () =>
      this.first<true>(
        () => (this.has(M['*']) && this.kind !== M['*'] ? this.starTarget() : null),
        () => this.targetWithStarAtom(),
      ),
    );
  }

  private targetWithStarAtom(): Maybe<true> {
    return this.memo('targetWithStarAtom', () =>
      this.first<true>(
        () => this.yes(this.subscriptOrAttributeTarget()),
        () => this.yes(this.has(KIND.name)),
        () => (this.has(M['(']) && this.targetWithStarAtom() !== null ? this.yes(this.has(M[')'])) : null),
        () => {
          if (!this.has(M['('])) return null;
          this.attempt(() => {
            if (this.starTarget() === null || !this.has(M[','])) return null;
            if (this.attempt(() => this.separated(M[','], () => this.starTarget())) !== null) this.has(M[',']);
            return true;
          });
          return this.yes(this.has(M[')']));
        },
        () => {
          if (!this.has(M['['])) return null;
          if (this.attempt(() => this.separated(M[','], () => this.starTarget())) !== null) this.has(M[',']);
          return this.yes(this.has(M[']']));
        },
      ),
    );
  }

  private singleTarget(): Maybe<true> {
    return this.first<true>(
      () => this.yes(this.subscriptOrAttributeTarget()),
      () => this.yes(this.has(KIND.name)),
      () => (this.has(M['(']) && this.singleTarget() !== null ? this.yes(this.has(M[')'])) : null),
    );
  }

  /** A primary that ends in `.name` or `[...]`. */
  private subscriptOrAttributeTarget(): Maybe<true> {
    return this.memo('subscriptOrAttributeTarget', () => {
      const from = this.pos;
      if (this.atom() === null || !this.trailerAhead()) return null;
      for (;;) {
        const next = this.attempt(() => this.trailer(from));
        if (next === null) return null;
        if (this.trailerAhead()) continue;
        return next.kind === 'Call' ? null : true;
      }
    });
  }

  private trailerAhead(): boolean {
    return this.isAhead(M['('], M['['], M['.']);
  }

  private delTargets(): Maybe<true> {
    if (this.separated(M[','], () => this.delTarget()) === null) return null;
    this.has(M[',']);
    return true;
  }

  private delTarget(): Maybe<true> {
    return this.memo('delTarget', () =>
      this.first<true>(
        () => this.yes(this.subscriptOrAttributeTarget()),
        () => this.yes(this.has(KIND.name)),
        () => (this.has(M['(']) && this.delTarget() !== null ? this.yes(this.has(M[')'])) : null),
        () => {
          if (!this.has(M['('])) return null;
          this.attempt(() => this.delTargets());
          return this.yes(this.has(M[')']));
        },
        () => {
          if (!this.has(M['['])) return null;
          this.attempt(() => this.delTargets());
          return this.yes(this.has(M[']']));
        },
      ),
    );
  }
}

// ---- the two tries

function lineText(list: TokenList, line: number): string {
  const start = list.lineStarts[line - 1];
  if (line < 1 || start === undefined) return '';
  const end = list.text.indexOf('\n', start);
  return end < 0 ? list.text.slice(start) : list.text.slice(start, end + 1);
}

/** How far the grammar came. */
export interface Refusal {
  /** The token at which a top-level statement before the offending one begins; what is before it is known to be right. */
  readonly safeStart: number;
  readonly stoppedAt: number;
  /** It did not refuse: the host's stack was used up. */
  readonly tooDeep: boolean;
}

const TOO_DEEP = 'Parser stack overflowed - Python source too complex to parse';

/** CPython's error for a text that the grammar refused. */
export function explain(list: TokenList, mode: ParseMode, refusal: Refusal, options: ParseOptions): SyntaxProblem {
  const context: BuildContext = { text: list.text, notices: [], unicodeName: options.unicodeName };
  let problem: SyntaxProblem;
  try {
    problem = diagnose(list, mode, refusal, options, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (list.problem !== null) return list.problem;
    const place = list.tokens[Math.max(0, Math.min(refusal.stoppedAt, list.tokens.length - 1))];
    problem = new SyntaxProblem(place, refusal.tooDeep ? TOO_DEEP : 'invalid syntax');
  }
  const { line, col, endLine, endCol } = problem.span;
  // Of an error over several lines CPython measures the end on the first of them.
  const width = endLine > line ? lineText(list, line).trimEnd().length : endCol;
  const span = { line, col, endLine, endCol: Math.min(endCol, width) };
  return new SyntaxProblem(span, problem.message, problem.kind, undefined, problem.text ?? lineText(list, line));
}

function diagnose(list: TokenList, mode: ParseMode, refusal: Refusal, options: ParseOptions, context: BuildContext): SyntaxProblem {
  const reader = new Diagnosis(list, refusal.safeStart, mode, context);
  const attempt = (): Found | boolean => {
    try {
      return reader.whole();
    } catch (error) {
      if (error instanceof Found) return error;
      throw error;
    }
  };
  let result: Found | boolean = attempt();
  if (result === true) {
    const here = reader.tokens[Math.max(0, Math.min(reader.pos, reader.tokens.length - 1) - 1)] ?? {
      line: 0,
      col: -1,
      endLine: 0,
      endCol: -1,
    };
    // The grammar said no where these rules say yes: in a dialogue because there is more than one statement.
    if (refusal.tooDeep) return new SyntaxProblem(here, TOO_DEEP);
    return new SyntaxProblem(here, mode === 'single' ? 'multiple statements found while compiling a single statement' : 'invalid syntax');
  }
  if (options.allowIncomplete === true) {
    const reached = reader.tokens[reader.fill - 1];
    const atEnd =
      list.problem === null ? reached === undefined || reached.col < 0 : list.endedEarly && result instanceof Found && result.fromLexer;
    if (atEnd) return new SyntaxProblem(reached ?? { line: 1, col: 0, endLine: 1, endCol: 0 }, 'incomplete input');
  }
  const last = reader.fill - 1;
  if (result === false) {
    reader.again();
    result = attempt();
  }
  if (!(result instanceof Found)) {
    if (reader.kinds[last] === KIND.indent || reader.kinds[last] === KIND.dedent) {
      try {
        reader.raise(reader.kinds[last] === KIND.indent ? 'unexpected indent' : 'unexpected unindent', 'IndentationError');
      } catch (error) {
        return (error as Found).problem;
      }
    }
    try {
      if (last < 0) reader.raiseColumns(0, -1, 0, -1, 'invalid syntax');
      reader.raiseAtToken(last, 'invalid syntax');
    } catch (error) {
      if (!(error instanceof Found)) throw error;
      result = error;
    }
  }
  const found = result as Found;
  if (found.fromLexer || list.problem === null) return found.problem;
  // An error further on that only the lexer can see is more to the point than one of grammar.
  if (list.overrides === 'yes') return list.problem;
  const open = list.open[list.open.length - 1];
  const reached = reader.tokens[reader.fill - 1];
  if (list.overrides === 'bracket' && open !== undefined && reached.line > open.line) {
    const span = { line: open.line, col: open.col, endLine: open.line, endCol: -1 };
    return new SyntaxProblem(span, `'${open.char}' was never closed`);
  }
  return found.problem;
}
