import { startSearch } from '../site/search/page.ts';

/** The script of the search page, the only one that loads as its page opens. */
const results = document.getElementById('results');
if (results) startSearch(results);
