/**
 * Look-ahead, worked out when it is first asked for.
 *
 * chevrotain works out the tokens that may begin each choice of a grammar when the parser is made: for this one some 35 ms, a third of what a
 * first run costs. A program uses few of the choices, so each is worked out by its first use.
 */
import { LLkLookaheadStrategy } from 'chevrotain';
import type { BaseParser, ILookaheadStrategy, IOrAlt } from 'chevrotain';

type Alternation = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type Optional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];

export function lazyLookahead(maxLookahead: number): ILookaheadStrategy {
  const eager = new LLkLookaheadStrategy({ maxLookahead });
  return {
    validate: (grammar) => eager.validate(grammar),
    buildLookaheadForAlternation(place: Alternation) {
      let choose: ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']> | undefined;
      return function (this: BaseParser, alternatives?: IOrAlt<unknown>[]) {
        choose ??= eager.buildLookaheadForAlternation(place);
        return choose.call(this, alternatives);
      };
    },
    buildLookaheadForOptional(place: Optional) {
      let begins: ReturnType<ILookaheadStrategy['buildLookaheadForOptional']> | undefined;
      return function (this: BaseParser) {
        begins ??= eager.buildLookaheadForOptional(place);
        return begins.call(this);
      };
    },
  };
}
