import { expect, test } from 'vitest';
import { unknownParameters } from './unknownParameters';

const known = { depth: ['1', '2'], kinds: ['SUPPORTS', 'FRIENDLY'], place: null };

test.each([
  ['lang=zh&depth=2&kinds=SUPPORTS,FRIENDLY&place=anything', []],
  ['depth=9', ['depth=9']],
  ['kinds=SUPPORTS,NOTHING&sort=zzz', ['kinds=SUPPORTS,NOTHING', 'sort=zzz']],
  ['depth=&toString=1', ['toString=1']],
  ['lang=fr', ['lang=fr']],
])('of %j a view does not know %j', (text, unknown) => {
  expect(unknownParameters(new URLSearchParams(text), known)).toEqual(unknown);
});
