/* empty css       */import{A as e,D as t,E as n,F as r,G as i,I as a,O as o,T as s,c,d as l,f as u,i as d,j as f,k as p,l as m,n as h,o as g,p as _,s as v,t as y,u as b,y as x}from"./page.js";import{t as S}from"./empty.js";import{n as C,t as w}from"./progress.js";import{t as T}from"./unknown.js";import{n as E}from"./storage.js";import{t as D}from"./moment.js";import{t as O}from"./sources.js";import{n as k}from"./relation.js";var A=t({zh:{title:`修改历史`,commitTitle:e=>`第 ${e} 次提交`,recordTitle:e=>`“${e}”的修改历史`,record:`一条记录`,sentence:e=>`共 ${e} 次提交，由新到旧。每次提交的修改一次生效；姓名只给有权修改的人看。`,commitSentence:e=>`这次提交修改了 ${e} 条记录。`,recordSentence:e=>`有 ${e} 次提交修改过这条记录。`,noCommit:`没有这次提交，或者库中不再保留这么早的提交。`,noEdits:`库中保留的提交都没有修改过这条记录。`,noCommits:`库中还没有提交。`,actions:{CREATED:`录入`,CHANGED:`修改`,DELETED:`删除`},roles:{DATASET:`程序自带的数据`,ADMIN:`管理员（命令行）`,EDITOR:`编辑者`},unknownRole:`角色不详`,unknown:`只知道改了哪些记录，不知道改了什么。`,from:e=>`来自 ${e}`,changes:`各字段`,field:`字段`,before:`之前`,after:`之后`,none:`无`,count:(e,t,n,r)=>`${e} ${[t&&`录入 ${t}`,n&&`修改 ${n}`,r&&`删除 ${r}`].filter(Boolean).join(`、`)}`,all:`全部提交`,since:`此后录入和删除了哪些关系`,more:`下一页`,first:`第一页`,commit:`这次提交`,edits:`修改`,commits:`提交`},en:{title:`History`,commitTitle:e=>`Commit ${e}`,recordTitle:e=>`History of “${e}”`,record:`a record`,sentence:e=>`${e} ${e===1?`commit`:`commits`}, newest first. The changes of a commit are made at once. Names are shown to those who may change the network.`,commitSentence:e=>`This commit changed ${e} ${e===1?`record`:`records`}.`,recordSentence:e=>`${e} ${e===1?`commit`:`commits`} changed this record.`,noCommit:`There is no such commit, or it is too old to be kept.`,noEdits:`No commit that is kept has changed this record.`,noCommits:`There is no commit yet.`,actions:{CREATED:`created`,CHANGED:`changed`,DELETED:`deleted`},roles:{DATASET:`The dataset of the program`,ADMIN:`Administrator (command line)`,EDITOR:`Editor`},unknownRole:`Role not known`,unknown:`Only the records are known, and not what was changed.`,from:e=>`from ${e}`,changes:`Fields`,field:`Field`,before:`Before`,after:`After`,none:`none`,count:(e,t,n,r)=>`${e}: ${[t&&`${t} created`,n&&`${n} changed`,r&&`${r} deleted`].filter(Boolean).join(`, `)}`,all:`All commits`,since:`Ties recorded and removed since then`,more:`Next page`,first:`First page`,commit:`This commit`,edits:`Changes`,commits:`Commits`}});function j({commit:e}){let t=A();return a(i,{children:[a(`p`,{class:`record-parts quiet`,children:[a(`time`,{dateTime:e.time,children:D(e.time)}),a(`span`,{children:e.role?t.roles[e.role]:t.unknownRole}),e.actor&&a(`span`,{children:e.actor}),e.file&&a(`span`,{children:t.from(e.file)})]}),e.note&&a(`p`,{class:`history-note`,children:e.note})]})}function M({commit:e}){let t=A(),n=p();return e.editsUnknown?a(`p`,{class:`quiet`,children:t.unknown}):a(`ul`,{class:`history-counts`,children:e.counts.map(({nodeKind:e,tieKind:r,created:i,changed:o,deleted:s})=>{let c=e?v[n][e]:r?_[n][r]:``;return a(`li`,{children:t.count(c,i,o,s)},c)})})}var N={evidence:g,level:{zh:{...m.zh,...b.zh},en:{...m.en,...b.en}},direction:d,orgKind:c,agreementKind:h,programmeKind:l,status:k,scheme:u,indicatorKind:{zh:{PLAN_TARGET:`规划指标`,PUBLISHED_FIGURE:`公布的数字`},en:{PLAN_TARGET:`Target of the plan`,PUBLISHED_FIGURE:`Published figure`}},nature:{zh:{BINDING:`约束性`,ANTICIPATORY:`预期性`},en:{BINDING:`Binding`,ANTICIPATORY:`Anticipatory`}},role:{zh:{FOUNDER:`创始成员`,MEMBER:`成员`},en:{FOUNDER:`Founder`,MEMBER:`Member`}},locationBasis:{zh:{SEAT:`政府驻地`,PLACE:`同名居民点`,TOWNSHIPS:`各乡镇的平均位置`,PARENT_SEAT:`上级政府驻地`,MANUAL:`人工标定`},en:{SEAT:`seat of its government`,PLACE:`settlement of its name`,TOWNSHIPS:`mean of its townships`,PARENT_SEAT:`seat of the place above`,MANUAL:`set by hand`}}},P={zh:{AT_LEAST:`不少于`,ABOUT:`约`},en:{AT_LEAST:`at least `,ABOUT:`about `}},F={zh:{yes:`是`,no:`否`},en:{yes:`yes`,no:`no`}};function I({field:t,value:n,side:r}){let o=p();if(t===`sources`&&r&&`sources`in r)return a(O,{sources:r.sources,open:!0});if(t===`fromId`||t===`toId`){let i=r&&`from`in r?r[t===`fromId`?`from`:`to`]:void 0;return a(e,{path:`/history`,params:{record:n},children:i?.name??n})}return a(i,{children:L(t,n,o)})}function L(e,t,n){let r=N[e]?.[n][t];if(r)return r;if(R.has(e))return x(t,n);switch(e){case`inPublishedTotal`:case`renewal`:case`rotatingChair`:return F[n][t===`true`?`yes`:`no`];case`aliases`:return JSON.parse(t).join(n===`zh`?`、`:`, `);case`location`:{let{longitude:e,latitude:r,basis:i}=JSON.parse(t);return`${e}° E, ${r}° N · ${N.locationBasis?.[n][i]??i}`}case`target`:return z(JSON.parse(t),n);case`series`:return JSON.parse(t).map(e=>z(e,n)).join(n===`zh`?`；`:`; `);default:return t}}var R=new Set([`since`,`until`,`attested`,`assumed`,`printedOn`]);function z({figure:{printed:e},from:t,until:n},r){let i=e.value===void 0?``:`${P[r][e.qualifier??``]??``}${e.value}`;return[[t,n].filter(e=>e!==void 0).map(e=>x(e,r)).join(`–`),e.text??i].filter(Boolean).join(r===`zh`?`：`:`: `)}function B({edit:e,children:t}){let n=A();return a(`li`,{children:[a(`p`,{class:`record-name`,children:[t,` `,e.action&&a(`span`,{class:`history-action ${e.action}`,children:n.actions[e.action]})]}),e.changes.length>0&&a(`details`,{open:e.action===`CHANGED`,children:[a(`summary`,{children:[n.changes,` (`,e.changes.length,`)`]}),a(`table`,{class:`history-changes`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{scope:`col`,children:n.field}),a(`th`,{scope:`col`,children:n.before}),a(`th`,{scope:`col`,children:n.after})]})}),a(`tbody`,{children:e.changes.map(({field:t,label:r,before:i,after:o})=>a(`tr`,{children:[a(`th`,{scope:`row`,children:r}),[[i,e.before],[o,e.after]].map(([e,r],i)=>a(`td`,{children:typeof e==`string`?a(I,{field:t,value:e,side:r}):a(`span`,{class:`quiet`,children:n.none})},i))]},t))})]})]})]})}var V=s(`
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
`),H=s(`
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
    changes { field label(language: $language) before after }
    before { ...HistorySideFields }
    after { ...HistorySideFields }
  }
  fragment HistorySideFields on Node {
    ... on Evidenced { sources { locator note confidence source { title documentNumber issuer url } } }
    ... on Tie { from { name(language: $language) } to { name(language: $language) } }
  }
`),U=s(`
  query HistoryRecord($id: ID!, $after: String, $language: Language!) {
    history(id: $id, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...HistoryEditFields commit { revision time role actor note file } }
    }
  }
  fragment HistoryEditFields on Edit {
    id action label(language: $language)
    changes { field label(language: $language) before after }
    before { ...HistorySideFields }
    after { ...HistorySideFields }
  }
  fragment HistorySideFields on Node {
    ... on Evidenced { sources { locator note confidence source { title documentNumber issuer url } } }
    ... on Tie { from { name(language: $language) } to { name(language: $language) } }
  }
`);function W(){let{params:e}=r(),t=e.get(`commit`)??``;if(G(t))return a(q,{revision:Number(t)});let n=e.get(`record`);return n?a(J,{id:n}):a(K,{})}function G(e){return/^[1-9]\d{0,9}$/.test(e)&&Number(e)<2**31}function K(){let t=A(),{params:i}=r(),o={after:i.get(`after`)},s=n(V,o,E(`token`)),c=s.data?.commits;return a(Y,{title:t.title,sentence:c&&t.sentence(c.totalCount),state:s,document:V,variables:o,page:c?.pageInfo,children:[c?.totalCount===0&&a(S,{children:t.noCommits}),c&&c.nodes.length>0&&a(`ol`,{class:`history-list`,"aria-label":t.commits,children:c.nodes.map(n=>a(`li`,{children:[a(`p`,{class:`record-name`,children:a(e,{path:`/history`,params:{commit:String(n.revision)},children:t.commitTitle(n.revision)})}),a(j,{commit:n}),a(M,{commit:n})]},n.revision))})]})}function q({revision:t}){let s=A(),{params:c}=r(),l={revision:t,after:c.get(`after`),language:o()},u=n(H,l,E(`token`)),d=u.data?.commit,f=u.data?.newest.nodes[0];return a(Y,{title:s.commitTitle(t),sentence:d?.editsUnknown===!1?s.commitSentence(d.edits.totalCount):void 0,state:u,document:H,variables:l,page:d?.edits.pageInfo,above:a(e,{path:`/history`,children:s.all}),children:[d===null&&a(S,{children:s.noCommit}),d&&a(i,{children:[a(j,{commit:d}),a(M,{commit:d}),f&&f.revision>t&&a(`p`,{children:a(e,{path:`/change`,params:{known:d.time,knownTo:f.time},children:s.since})}),a(`ol`,{class:`history-list`,"aria-label":s.edits,children:d.edits.nodes.map(t=>a(B,{edit:t,children:a(e,{path:`/history`,params:{record:t.id},children:t.label??t.id})},t.id))})]})]})}function J({id:t}){let i=A(),{params:s}=r(),c={id:t,after:s.get(`after`),language:o()},l=n(U,c,E(`token`)),u=l.data?.history,d=u?.nodes.find(e=>e.label)?.label??i.record;return a(Y,{title:i.recordTitle(d),sentence:u&&i.recordSentence(u.totalCount),state:l,document:U,variables:c,page:u?.pageInfo,above:a(e,{path:`/history`,children:i.all}),children:[u?.totalCount===0&&a(S,{children:i.noEdits}),u&&u.nodes.length>0&&a(`ol`,{class:`history-list`,"aria-label":i.edits,children:u.nodes.map(t=>a(B,{edit:t,children:[a(e,{path:`/history`,params:{commit:String(t.commit.revision)},children:i.commitTitle(t.commit.revision)}),a(j,{commit:t.commit})]},t.commit.revision))})]})}function Y({title:e,sentence:t,above:n,state:i,document:o,variables:s,page:c,children:l}){let u=A(),{params:d}=r();return a(y,{title:e,above:n,sentence:t,actions:{documents:[{document:o,variables:s}]},children:[a(T,{known:{after:null,record:null,commit:G(d.get(`commit`)??``)?null:[]}}),i.slow&&a(w,{}),i.error&&a(C,{error:i.error,retry:i.retry}),l,a(`p`,{class:`way-list`,children:[d.has(`after`)&&a(f,{class:`button`,params:{after:null},children:u.first}),c?.hasNextPage&&a(f,{class:`button`,params:{after:c.endCursor},children:u.more})]})]})}export{W as View};