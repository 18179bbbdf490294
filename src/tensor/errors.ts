/**
 * What goes wrong with tensors. The room knows no guest exceptions: it names one, and module torch raises it.
 */
export type TensorErrorKind = 'RuntimeError' | 'TypeError' | 'ValueError' | 'IndexError' | 'NotImplementedError' | 'OverflowError';

/** What is known beside the message: where a tensor was changed, which its owner can show, or more text. */
export type About = { readonly changedAt: unknown } | { readonly text: string };

/** Not an Error: no JavaScript stack is taken. */
export class TensorError {
  constructor(
    readonly kind: TensorErrorKind,
    readonly message: string,
    readonly about?: About,
  ) {}
}
export const runtimeError = (message: string, about?: About): TensorError => new TensorError('RuntimeError', message, about);
export const valueError = (message: string): TensorError => new TensorError('ValueError', message);
export const indexError = (message: string): TensorError => new TensorError('IndexError', message);
export const notHere = (what: string): TensorError =>
  new TensorError('NotImplementedError', `${what} is not in this build (see torch.__supported__)`);
