import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { composeEngine, type Engine } from '../../adapters/compose.ts'

/** The pack whose items are corrected. */
export const CORRECTED_PACK = 'genai-finance-2024'

/** An engine whose pack has corrections, as after a restart with a new version of it. */
export async function composeCorrected(corrections: readonly object[]): Promise<Engine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'briefing-content-'))
  cpSync(path.join(__dirname, '../../content'), folder, { recursive: true })
  writeFileSync(path.join(folder, 'packs', CORRECTED_PACK, 'corrections.json'), JSON.stringify(corrections))
  const engine = await composeEngine(folder)
  const close = async (): Promise<void> => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...engine, close }
}
