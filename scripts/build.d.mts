/** Builds dist/; says whether anything was built. */
export function build(options?: { ifNeeded?: boolean; quiet?: boolean }): Promise<boolean>;
