import { factMismatch } from './fact-mismatch.ts';
import { address } from './kinds/address.ts';

/** An IP address or prefix that differs from the peers'. */
export default factMismatch(address);
