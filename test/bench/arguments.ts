/** Reads `--name value` out of arguments; the fallback when it is not there. */
export function option(args: readonly string[], name: string, fallback: string): string {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? fallback : (args[at + 1] ?? fallback)
}

/** Tells whether `--name` is among arguments. */
export function hasFlag(args: readonly string[], name: string): boolean {
  return args.includes(`--${name}`)
}
