import { factMismatch } from './fact-mismatch.ts';
import { requirement } from './kinds/value.ts';

/** What one language calls required and the others optional, or the reverse. */
export default factMismatch(requirement);
