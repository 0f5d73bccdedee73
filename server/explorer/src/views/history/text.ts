import type { EditAction, Role } from '../../gql/schema';
import { texts } from '../../language';

const actionsZh: Record<EditAction, string> = { CREATED: '录入', CHANGED: '修改', DELETED: '删除' };
const actionsEn: Record<EditAction, string> = { CREATED: 'created', CHANGED: 'changed', DELETED: 'deleted' };
const rolesZh: Record<Role, string> = { DATASET: '程序自带的数据', ADMIN: '管理员（命令行）', EDITOR: '编辑者' };
const rolesEn: Record<Role, string> = { DATASET: 'The dataset of the program', ADMIN: 'Administrator (command line)', EDITOR: 'Editor' };

export const useTexts = texts({
  zh: {
    title: '修改历史', commitTitle: (revision: number) => `第 ${revision} 次提交`, recordTitle: (label: string) => `“${label}”的修改历史`, record: '一条记录',
    sentence: (count: number) => `共 ${count} 次提交，由新到旧。每次提交的修改一次生效；姓名只给有权修改的人看。`,
    commitSentence: (count: number) => `这次提交修改了 ${count} 条记录。`,
    recordSentence: (count: number) => `有 ${count} 次提交修改过这条记录。`,
    noCommit: '没有这次提交，或者库中不再保留这么早的提交。', noEdits: '库中保留的提交都没有修改过这条记录。', noCommits: '库中还没有提交。',
    actions: actionsZh, roles: rolesZh, unknownRole: '角色不详', unknown: '只知道改了哪些记录，不知道改了什么。',
    from: (file: string) => `来自 ${file}`, changes: '各字段', field: '字段', before: '之前', after: '之后', none: '无',
    count: (kind: string, created: number, changed: number, deleted: number) =>
      `${kind} ${[created && `录入 ${created}`, changed && `修改 ${changed}`, deleted && `删除 ${deleted}`].filter(Boolean).join('、')}`,
    all: '全部提交', since: '此后录入和删除了哪些关系', more: '下一页', first: '第一页', commit: '这次提交', edits: '修改', commits: '提交',
  },
  en: {
    title: 'History', commitTitle: (revision: number) => `Commit ${revision}`, recordTitle: (label: string) => `History of “${label}”`, record: 'a record',
    sentence: (count: number) => `${count} ${count === 1 ? 'commit' : 'commits'}, newest first. The changes of a commit are made at once. Names are shown to those who may change the network.`,
    commitSentence: (count: number) => `This commit changed ${count} ${count === 1 ? 'record' : 'records'}.`,
    recordSentence: (count: number) => `${count} ${count === 1 ? 'commit' : 'commits'} changed this record.`,
    noCommit: 'There is no such commit, or it is too old to be kept.', noEdits: 'No commit that is kept has changed this record.', noCommits: 'There is no commit yet.',
    actions: actionsEn, roles: rolesEn, unknownRole: 'Role not known', unknown: 'Only the records are known, and not what was changed.',
    from: (file: string) => `from ${file}`, changes: 'Fields', field: 'Field', before: 'Before', after: 'After', none: 'none',
    count: (kind: string, created: number, changed: number, deleted: number) =>
      `${kind}: ${[created && `${created} created`, changed && `${changed} changed`, deleted && `${deleted} deleted`].filter(Boolean).join(', ')}`,
    all: 'All commits', since: 'Ties recorded and removed since then', more: 'Next page', first: 'First page', commit: 'This commit', edits: 'Changes', commits: 'Commits',
  },
});
