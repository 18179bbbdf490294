/** Private names: inside `class Ham`, `__spam` is written `_Ham__spam` everywhere. */
export function mangle(className: string | null, name: string): string {
  if (className === null || name.charCodeAt(0) !== 95 || name.charCodeAt(1) !== 95) return name;
  if (name.endsWith('__') || name.includes('.')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}
