import { expect, test } from 'vitest';
import { readState } from './state';
import { exportPath } from './table';

test.each([
  ['', 'tieKinds=SUPPORTS,COOPERATES,FRIENDLY&evidence=OFFICIAL,REPORTED,DERIVED&isolated=false'],
  ['kinds=SUPPORTS&evidence=OFFICIAL&asOf=2020&district=310115', 'tieKinds=SUPPORTS&evidence=OFFICIAL&isolated=false&asOf=2020'],
])('the file of the map %j has no isolated places', (params, query) => {
  expect(exportPath(readState(new URLSearchParams(params)))).toBe(`/export/network.gexf?${query}`);
});
