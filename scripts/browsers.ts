/** `npm run browsers`: says which browsers the end-to-end tests will use, and installs what is missing. */
import { ensure } from './browsers/ensure.ts';
import { engines } from './browsers/locate.ts';

for (const engine of engines) {
  const ready = await ensure(engine);
  console.log(ready ? `${engine} ${ready.version}` : `${engine}: none`);
  for (const [name, value] of Object.entries(ready?.variables ?? {})) console.log(`  ${name}=${value}`);
}
