/* empty css       */import{A as e,D as t,E as n,F as r,O as i,P as a,T as o,W as s,j as c,k as l,p as u,s as d,t as f}from"./page.js";import{t as p}from"./empty.js";import{n as m,t as h}from"./progress.js";import{n as g}from"./storage.js";import{t as _}from"./moment.js";var v=t({zh:{title:`修改历史`,commitTitle:e=>`第 ${e} 次提交`,recordTitle:e=>`“${e}”的修改历史`,record:`一条记录`,sentence:e=>`共 ${e} 次提交，由新到旧。每次提交的修改一次生效；姓名只给有权修改的人看。`,commitSentence:e=>`这次提交修改了 ${e} 条记录。`,recordSentence:e=>`有 ${e} 次提交修改过这条记录。`,noCommit:`没有这次提交，或者库中不再保留这么早的提交。`,noEdits:`库中保留的提交都没有修改过这条记录。`,noCommits:`库中还没有提交。`,actions:{CREATED:`录入`,CHANGED:`修改`,DELETED:`删除`},roles:{DATASET:`程序自带的数据`,ADMIN:`管理员（命令行）`,EDITOR:`编辑者`},unknownRole:`角色不详`,unknown:`只知道改了哪些记录，不知道改了什么。`,from:e=>`来自 ${e}`,changes:`各字段`,field:`字段`,before:`之前`,after:`之后`,none:`无`,count:(e,t,n,r)=>`${e} ${[t&&`录入 ${t}`,n&&`修改 ${n}`,r&&`删除 ${r}`].filter(Boolean).join(`、`)}`,all:`全部提交`,since:`此后录入和删除了哪些关系`,more:`下一页`,first:`第一页`,commit:`这次提交`,edits:`修改`,commits:`提交`},en:{title:`History`,commitTitle:e=>`Commit ${e}`,recordTitle:e=>`History of “${e}”`,record:`a record`,sentence:e=>`${e} ${e===1?`commit`:`commits`}, newest first. The changes of a commit are made at once. Names are shown to those who may change the network.`,commitSentence:e=>`This commit changed ${e} ${e===1?`record`:`records`}.`,recordSentence:e=>`${e} ${e===1?`commit`:`commits`} changed this record.`,noCommit:`There is no such commit, or it is too old to be kept.`,noEdits:`No commit that is kept has changed this record.`,noCommits:`There is no commit yet.`,actions:{CREATED:`created`,CHANGED:`changed`,DELETED:`deleted`},roles:{DATASET:`The dataset of the program`,ADMIN:`Administrator (command line)`,EDITOR:`Editor`},unknownRole:`Role not known`,unknown:`Only the records are known, and not what was changed.`,from:e=>`from ${e}`,changes:`Fields`,field:`Field`,before:`Before`,after:`After`,none:`none`,count:(e,t,n,r)=>`${e}: ${[t&&`${t} created`,n&&`${n} changed`,r&&`${r} deleted`].filter(Boolean).join(`, `)}`,all:`All commits`,since:`Ties recorded and removed since then`,more:`Next page`,first:`First page`,commit:`This commit`,edits:`Changes`,commits:`Commits`}});function y({commit:e}){let t=v();return r(s,{children:[r(`p`,{class:`record-parts quiet`,children:[r(`time`,{dateTime:e.time,children:_(e.time)}),r(`span`,{children:e.role?t.roles[e.role]:t.unknownRole}),e.actor&&r(`span`,{children:e.actor}),e.file&&r(`span`,{children:t.from(e.file)})]}),e.note&&r(`p`,{class:`history-note`,children:e.note})]})}function b({commit:e}){let t=v(),n=l();return e.editsUnknown?r(`p`,{class:`quiet`,children:t.unknown}):r(`ul`,{class:`history-counts`,children:e.counts.map(({nodeKind:e,tieKind:i,created:a,changed:o,deleted:s})=>{let c=e?d[n][e]:i?u[n][i]:``;return r(`li`,{children:t.count(c,a,o,s)},c)})})}function x({edit:e,children:t}){let n=v();return r(`li`,{children:[r(`p`,{class:`record-name`,children:[t,` `,e.action&&r(`span`,{class:`history-action ${e.action}`,children:n.actions[e.action]})]}),e.changes.length>0&&r(`details`,{open:e.action===`CHANGED`,children:[r(`summary`,{children:[n.changes,` (`,e.changes.length,`)`]}),r(`table`,{class:`history-changes`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{scope:`col`,children:n.field}),r(`th`,{scope:`col`,children:n.before}),r(`th`,{scope:`col`,children:n.after})]})}),r(`tbody`,{children:e.changes.map(({field:e,before:t,after:i})=>r(`tr`,{children:[r(`th`,{scope:`row`,children:e}),r(`td`,{children:t??r(`span`,{class:`quiet`,children:n.none})}),r(`td`,{children:i??r(`span`,{class:`quiet`,children:n.none})})]},e))})]})]})]})}var S=o(`
  query HistoryCommits($after: String) {
    commits(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...HistoryCommitFields }
    }
  }
  fragment HistoryCommitFields on Commit {
    revision time role actor note file editsUnknown
    counts { nodeKind tieKind created changed deleted }
  }
`),C=o(`
  query HistoryCommit($revision: Int!, $after: String, $language: Language!) {
    newest: commits(first: 1) { nodes { revision time } }
    commit(revision: $revision) {
      ...HistoryCommitFields
      edits(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...HistoryEditFields }
      }
    }
  }
  fragment HistoryCommitFields on Commit {
    revision time role actor note file editsUnknown
    counts { nodeKind tieKind created changed deleted }
  }
  fragment HistoryEditFields on Edit {
    id action label(language: $language)
    changes { field before after }
  }
`),w=o(`
  query HistoryRecord($id: ID!, $after: String, $language: Language!) {
    history(id: $id, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...HistoryEditFields commit { revision time role actor note file } }
    }
  }
  fragment HistoryEditFields on Edit {
    id action label(language: $language)
    changes { field before after }
  }
`);function T(){let{params:e}=a(),t=Number(e.get(`commit`));if(Number.isSafeInteger(t)&&t>0&&t<2**31)return r(D,{revision:t});let n=e.get(`record`);return n?r(O,{id:n}):r(E,{})}function E(){let t=v(),{params:i}=a(),o={after:i.get(`after`)},s=n(S,o,g(`token`)),c=s.data?.commits;return r(k,{title:t.title,sentence:c&&t.sentence(c.totalCount),state:s,document:S,variables:o,page:c?.pageInfo,children:[c?.totalCount===0&&r(p,{children:t.noCommits}),c&&c.nodes.length>0&&r(`ol`,{class:`history-list`,"aria-label":t.commits,children:c.nodes.map(n=>r(`li`,{children:[r(`p`,{class:`record-name`,children:r(e,{path:`/history`,params:{commit:String(n.revision)},children:t.commitTitle(n.revision)})}),r(y,{commit:n}),r(b,{commit:n})]},n.revision))})]})}function D({revision:t}){let o=v(),{params:c}=a(),l={revision:t,after:c.get(`after`),language:i()},u=n(C,l,g(`token`)),d=u.data?.commit,f=u.data?.newest.nodes[0];return r(k,{title:o.commitTitle(t),sentence:d?.editsUnknown===!1?o.commitSentence(d.edits.totalCount):void 0,state:u,document:C,variables:l,page:d?.edits.pageInfo,above:r(e,{path:`/history`,children:o.all}),children:[d===null&&r(p,{children:o.noCommit}),d&&r(s,{children:[r(y,{commit:d}),r(b,{commit:d}),f&&f.revision>t&&r(`p`,{children:r(e,{path:`/change`,params:{known:d.time,knownTo:f.time},children:o.since})}),r(`ol`,{class:`history-list`,"aria-label":o.edits,children:d.edits.nodes.map(t=>r(x,{edit:t,children:r(e,{path:`/history`,params:{record:t.id},children:t.label??t.id})},t.id))})]})]})}function O({id:t}){let o=v(),{params:s}=a(),c={id:t,after:s.get(`after`),language:i()},l=n(w,c,g(`token`)),u=l.data?.history,d=u?.nodes.find(e=>e.label)?.label??o.record;return r(k,{title:o.recordTitle(d),sentence:u&&o.recordSentence(u.totalCount),state:l,document:w,variables:c,page:u?.pageInfo,above:r(e,{path:`/history`,children:o.all}),children:[u?.totalCount===0&&r(p,{children:o.noEdits}),u&&u.nodes.length>0&&r(`ol`,{class:`history-list`,"aria-label":o.edits,children:u.nodes.map(t=>r(x,{edit:t,children:[r(e,{path:`/history`,params:{commit:String(t.commit.revision)},children:o.commitTitle(t.commit.revision)}),r(y,{commit:t.commit})]},t.commit.revision))})]})}function k({title:e,sentence:t,above:n,state:i,document:o,variables:s,page:l,children:u}){let d=v(),{params:p}=a();return r(f,{title:e,above:n,sentence:t,actions:{documents:[{document:o,variables:s}]},children:[i.slow&&r(h,{}),i.error&&r(m,{error:i.error,retry:i.retry}),u,r(`p`,{class:`way-list`,children:[p.has(`after`)&&r(c,{class:`button`,params:{after:null},children:d.first}),l?.hasNextPage&&r(c,{class:`button`,params:{after:l.endCursor},children:d.more})]})]})}export{T as View};