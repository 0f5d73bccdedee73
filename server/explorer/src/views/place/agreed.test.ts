import { expect, test } from 'vitest';
import type { PlaceAgreementFragment, PlaceCooperationFragment } from '../../gql/graphql';
import { splitCooperations } from './agreed';

function cooperation(id: string, to: string, since: string | null): PlaceCooperationFragment {
  return {
    id, since, form: '框架协议', until: null, attested: null, evidence: 'OFFICIAL', sources: [],
    from: { __typename: 'Province', id: '310000', name: '上海市', code: '310000' },
    to: { __typename: 'Province', id: to, name: to, code: to, location: { longitude: 0, latitude: 0 } },
  };
}

const agreement: PlaceAgreementFragment = {
  id: 'agreement', title: '', kind: 'FRAMEWORK', signedOn: '2016-10-08', renewal: false, evidence: 'OFFICIAL', sources: [],
  parties: [{ code: '310000', name: '上海市' }, { code: '340000', name: '安徽省' }],
};

test('a cooperation is an agreement’s if both have the day and the ends', () => {
  const cooperations = [
    cooperation('same act', '340000', '2016-10-08'), cooperation('another day', '340000', '2019-10-22'),
    cooperation('another end', '520000', '2016-10-08'), cooperation('undated', '340000', null),
  ];
  const { agreed, others } = splitCooperations(cooperations, [agreement]);
  expect(agreed.map(({ id }) => id)).toEqual(['same act']);
  expect(others.map(({ id }) => id)).toEqual(['another day', 'another end', 'undated']);
});
