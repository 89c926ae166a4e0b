import { setBackend } from '../../src/numerics/backend.ts';
import { plainBackend } from '../../src/numerics/plain/backend.ts';

/** Tests run on the TypeScript unless they choose otherwise: it defines the bits. */
setBackend(plainBackend);
