import { execFileSync } from 'node:child_process'
import path from 'node:path'

describe('npm run bench without a name', () => {
  it('lists the benches, and takes no test for one', () => {
    const tsx = require.resolve('tsx/cli')
    const listed = execFileSync(process.execPath, [tsx, path.join(__dirname, 'main.ts')], { encoding: 'utf8' })
    expect(listed.split('\n')).toEqual(
      expect.arrayContaining(['answers', 'delivery', 'quotes', 'slack', 'takeaways', 'teams']),
    )
  }, 60_000)
})
