import { describe, expect, test } from 'vitest';
import { cameraText, readState, withoutUnknown } from './state';

describe('readState', () => {
  test('without parameters: known ties but investment, now, the whole', () => {
    const state = readState(new URLSearchParams());
    expect([...state.kinds]).toEqual(['SUPPORTS', 'COOPERATES', 'FRIENDLY']);
    expect([...state.evidence]).toEqual(['OFFICIAL', 'REPORTED', 'DERIVED']);
    expect(state).toMatchObject({ district: null, province: null, asOf: null, level: null, camera: null, place: null, line: null });
  });

  test('reads each parameter', () => {
    const state = readState(new URLSearchParams('kinds=INVESTS&evidence=SYNTHETIC,OFFICIAL&district=310115&province=530000&asOf=2020'
      + '&level=COUNTY&at=100.27,25.61,4&place=532900&line=310115-532900-SUPPORTS'));
    expect([...state.kinds]).toEqual(['INVESTS']);
    expect([...state.evidence]).toEqual(['OFFICIAL', 'SYNTHETIC']);
    expect(state).toMatchObject({ district: '310115', province: '530000', asOf: '2020', level: 'COUNTY', place: '532900',
      line: '310115-532900-SUPPORTS', camera: { longitude: 100.27, latitude: 25.61, zoom: 4 } });
    expect(state.camera && cameraText(state.camera)).toBe('100.27,25.61,4.00');
  });

  test('what is wrong is as if it were not there, and named', () => {
    const state = readState(new URLSearchParams('kinds=FOO,SUPPORTS&district=x&asOf=2020-13&level=CITY&at=1,2&place=1&line=a'));
    expect(state).toMatchObject({ district: null, asOf: null, level: null, camera: null, place: null, line: null });
    expect(state.unknown).toEqual(['kinds=FOO', 'district=x', 'asOf=2020-13', 'level=CITY', 'at=1,2', 'place=1', 'line=a']);
    expect([...readState(new URLSearchParams('kinds=FOO')).kinds]).toEqual(['SUPPORTS', 'COOPERATES', 'FRIENDLY']);
    const nowhere = readState(new URLSearchParams('district=310199&province=990000'));
    expect(withoutUnknown(nowhere, ['310115'], new Map([['530000', 0]]))).toMatchObject({ district: null, province: null,
      unknown: ['district=310199', 'province=990000'] });
  });

  test('an empty list is empty', () => {
    expect(readState(new URLSearchParams('kinds=')).kinds.size).toBe(0);
  });
});
