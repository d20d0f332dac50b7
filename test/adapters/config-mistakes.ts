import { ConfigError, readConfig } from '../../adapters/config.ts'

/** What is wrong with an environment, each as an operator is told; none when it can be used. */
export function mistakesOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
}
