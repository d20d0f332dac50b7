import { readFileSync } from 'node:fs'
import path from 'node:path'
import { withConstantExports } from '../../scripts/constant-exports.ts'

describe('withConstantExports', () => {
  it('leaves an exported constant the one value that it has, in the line that it had', () => {
    const built = 'exports.LEAST = exports.MOST = void 0;\nexports.add = add;\nexports.MOST = 3;\nexports.LEAST = 1;\n'

    expect(withConstantExports(built)).toBe('\nexports.add = add;\nexports.MOST = 3;\nexports.LEAST = 1;\n')
  })

  it('leaves what a module itself says as it is', () => {
    const built = 'function reset(){\n    exports.count = void 0;\n}\nconst nothing = void 0;\n'

    expect(withConstantExports(built)).toBe(built)
  })
})

describe('the build', () => {
  it('gives every exported constant one value', () => {
    const code = readFileSync(path.join(__dirname, '../../dist/src/text/code-units.js'), 'utf8')

    expect(code).toContain('exports.HASH_FACTOR = ')
    expect(code.match(/exports\.HASH_FACTOR = /g)).toHaveLength(1)
  })
})
