import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** What a bench exports. */
interface Bench {
  readonly run?: (args: readonly string[]) => void | Promise<void>
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  const file = path.join(__dirname, `${name}.ts`)
  if (name === undefined || !/^[a-z-]+$/.test(name) || name === 'main' || !existsSync(file)) {
    process.stdout.write(`npm run bench -- <name> [--data FOLDER]\n${(await benchNames()).join('\n')}\n`)
    process.exitCode = name === undefined ? 0 : 2
    return
  }
  const bench: Bench = await import(file)
  if (bench.run === undefined) throw new Error(`${name} is no bench`)
  await bench.run(args)
}

async function benchNames(): Promise<readonly string[]> {
  const names: string[] = []
  for (const file of readdirSync(__dirname).sort()) {
    if (!/^[a-z-]+\.ts$/.test(file) || file === 'main.ts') continue
    const bench: Bench = await import(path.join(__dirname, file))
    if (bench.run !== undefined) names.push(file.slice(0, -'.ts'.length))
  }
  return names
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
