/* empty css       */import{A as e,C as t,D as n,I as r,N as i,S as a,T as o,_ as s,b as c,d as l,f as u,i as d,k as f,m as p,p as ee,t as m,u as h,w as g,x as te,y as _}from"./page.js";import{i as v}from"./choice.js";import{a as y,c as b,i as ne,n as re,o as x,s as ie}from"./relation.js";import{t as ae}from"./empty.js";import{i as S,r as C}from"./evidence.js";import{t as w}from"./evidenced.js";import{t as T}from"./dataTable.js";import{t as E}from"./period.js";import{t as oe}from"./kinds.js";import{l as D}from"./projection.js";import{n as O,t as k}from"./dotMap.js";import{t as A}from"./bar.js";function j({long:t,summary:n,children:i}){return t?e(`details`,{class:`place-all`,children:[e(`summary`,{children:n}),i]}):e(r,{children:i})}var M=a({zh:{wait:`地点`,nation:`全国`,crumbs:`上级地方`,onMap:`在地图上`,inNetwork:`关系网络`,duty:`应急联系`,lists:{pairings:`对口帮扶`,friendlyPairs:`友好城区`,cooperations:`合作`,chambers:`商会`,liaisonOffices:`办事机构`,agreements:`协议`,memberships:`合作组织`,others:`其他`,investment:`投资`},unknown:{noTie:()=>`没有与本地直接联系的记录。没有记录不等于没有联系。`,pairingBeginnings:e=>`${e} 条结对始于何时，规划没有说；它们在 2020 年底已经存在。`,earlierDistricts:e=>`2020 年底以前由哪个区负责，规划没有说（${e} 个县，记在上海市名下）。`,unnamedCounties:e=>`规划只说有 ${e} 个县（区、市），没有列出名称。`,friendlyPlaceholders:e=>`友好城区的名单没有公布：规划只给出 496 对的总数。这里有 ${e} 对占位，只为补足总数，不是事实。`,noFriendlyPair:()=>`没有友好城区的记录。规划只给出 496 对的总数，没有名单，所以不等于没有。`,bodyPlaceholders:e=>`另有 ${e} 个商会、办事机构只是补足公布总数的占位。`,noBody:()=>`没有商会、办事机构的记录。规划只公布各级总数，没有名单，所以不等于没有。`,bodyBeginnings:e=>`${e} 个商会、办事机构何时成立，没有来源。`,addresses:e=>`${e} 个办事机构的地址，没有来源。`,cooperationBeginnings:e=>`${e} 项合作何时开始，来源没有说。`,funds:()=>`帮扶资金没有按地方公布。`,investmentOfProvince:(e,t)=>`投资只按省公布${t?`，见${t}`:``}。`,investmentYears:()=>`投资只有 2020 年的数字；逐年数字在规划中只有图，没有数。`,seat:()=>`图上的点不是政府驻地的坐标，只表示大致位置。`},unknownTitle:`尚不知道的`,and:`、`,colon:`：`,comma:`，`,more:e=>`等 ${e} 个`,share:(e,t)=>`${e} ${t}`,supported:(e,t,n,r)=>r?`${t}自${r}起帮扶${e}（${n}）。`:`${t}帮扶${e}（${n}）；何时开始，规划没有说。`,supportedArea:(e,t,n,r)=>`上海 ${n} 个区帮扶${e}的 ${t} 个县（区、市）：${r}。`,supporter:(e,t,n,r)=>`${e}帮扶 ${t} 个县（区、市），分布在 ${n} 个地州：${r}。`,wasSupported:(e,t,n)=>`上海市曾帮扶${e}${n>1?`的 ${n} 个县（区、市）`:``}，到${t}为止；现在没有帮扶的记录。`,tied:(e,t)=>`${e}有 ${t} 条已知的联系；没有帮扶的记录。`,tiedAbove:(e,t,n)=>`没有${e}与上海直接联系的记录。最近的联系在${t}：${n}。`,untied:e=>`没有${e}与上海联系的记录。没有记录不等于没有联系。`,facts:`要点`,countiesSupported:`个县由上海帮扶`,countiesSupporting:`个县由它帮扶`,districtsSupporting:`个区帮扶`,supportedHere:`个区帮扶本地`,supportedUntil:(e,t)=>`至${t}有 ${e} 个县`,friendlyKnown:`对友好城区`,agreementsKnown:`项合作与协议`,bodiesKnown:`个商会、办事机构`,known:`已知`,noRecord:`没有记录`,placeholders:e=>`另有 ${e} 个占位，不计`,invested:`亿元`,investedIn:e=>`${e} 年上海企业在此投资`,investedFrom:e=>`此地企业在沪 ${e} 亿元`,county:`县（区、市）`,district:`结对区`,prefecture:`所在地州`,scheme:`机制`,period:`起止`,evidence:`依据`,kind:`种类`,partner:`对方`,ourSide:`上海一方`,form:`形式`,name:`名称`,place:`地方`,year:`年份`,direction:`方向`,amount:`金额（亿元）`,enterprises:`企业（家）`,growth:`增长（%）`,rank:`位次`,counties:e=>`${e} 个县`,support:`谁帮扶谁`,each:e=>`逐条列出 ${e} 条`,rest:e=>`其余 ${e} 条`,supporting:`帮扶哪些地方`,ended:e=>`已经结束的 ${e} 条`,partners:`友好城区与合作`,showPlaceholders:e=>`显示 ${e} 对占位`,hidePlaceholders:`不显示占位`,placeholdersOut:e=>`另有 ${e} 对占位没有列出：它们只为补足公布的总数，不是事实。`,bodies:`商会与办事机构`,chamber:`商会`,office:`办事机构`,represents:`代表`,hosted:`设在`,agreements:`协议`,signed:e=>`${e}签署`,renewal:`续签`,organizations:`协调会、联盟等`,leads:`牵头`,founder:`发起成员`,member:`成员`,chair:`轮值`,programmes:`参与的项目与机制`,figures:`公布的数字`,money:`投资`,inward:`上海 → 此地`,outward:`此地 → 上海`,inwardSelf:`外地 → 上海`,outwardSelf:`上海 → 外地`,moneyNote:`公布的只有 2020 年（表3、表4）。位次是该方向 30 个省区市中的位次。`,above:`上级地方的联系`,aboveNote:`由近及远；本地没有的，可经这些找到上海。`,relation:`关系`,below:`下级地方`,belowCount:e=>`${e} 个`,supportedMark:`有上海的区帮扶`,cut:(e,t)=>`列出 ${t} 条中的 ${e} 条。`,missing:e=>`没有代码为 ${e} 的地方`,missingWhy:`代码是 GB/T 2260 的六位数字，如 532931。撤并的地方以现在的代码收录。`,missingOut:`可以在上方搜索名称，或者：`,tryText:`按名称查找`,openMap:`打开地图`,columns:[`种类`,`甲方或名称`,`乙方或所在地`,`起`,`止`,`金额（亿元）`,`依据`,`出处`,`编号`],scopeTitle:`范围`,scopeBelow:`本地及以下`,scopeSelf:`只看本级`,locator:e=>`${e}在全国的位置`,locatorYunnan:e=>`${e}在云南的位置`,locatorPrefectures:`云南省各州市`,locatorNote:`示意图，无审图号`},en:{wait:`Place`,nation:`China`,crumbs:`Places above`,onMap:`On the map`,inNetwork:`Network`,duty:`In an emergency`,lists:{pairings:`Support`,friendlyPairs:`Friendly pairs`,cooperations:`Cooperation`,chambers:`Chambers`,liaisonOffices:`Liaison offices`,agreements:`Agreements`,memberships:`Organizations`,others:`Other`,investment:`Investment`},unknown:{noTie:()=>`No direct tie of this place is on record. That does not mean that there is none.`,pairingBeginnings:e=>`When ${e} ${e===1?`tie`:`ties`} of support began: the plan only says that they held at the end of 2020.`,earlierDistricts:e=>`Which district was responsible until the end of 2020 (${e} ${e===1?`county`:`counties`}, held as of Shanghai).`,unnamedCounties:e=>`Which ${e} counties: the plan gives the number and no names.`,friendlyPlaceholders:e=>`The list of friendly pairs: the plan publishes their total of 496 only. ${e} ${e===1?`placeholder fills`:`placeholders fill`} the total here and ${e===1?`is`:`are`} no fact.`,noFriendlyPair:()=>`Whether it has friendly districts: none is on record, but the plan publishes the total of 496 and no list.`,bodyPlaceholders:e=>`${e} more chambers or offices are placeholders that fill published totals.`,noBody:()=>`Whether it has chambers or liaison offices: none is on record, but the plan publishes totals and no list.`,bodyBeginnings:e=>`When ${e} ${e===1?`chamber or office was`:`chambers and offices were`} founded.`,addresses:e=>`The address of ${e} liaison ${e===1?`office`:`offices`}.`,cooperationBeginnings:e=>`When ${e} ${e===1?`cooperation`:`cooperations`} began.`,funds:()=>`How much was paid for support: the plan does not publish it by place.`,investmentOfProvince:(e,t)=>`Investment is published by province only${t?`: see ${t}`:``}.`,investmentYears:()=>`Investment in other years than 2020: the plan prints it as pictures without numbers.`,seat:()=>`The exact position: the point is not that of its government’s seat.`},unknownTitle:`What is not known`,and:`, `,colon:`: `,comma:`, `,more:e=>`and others, ${e} in all`,share:(e,t)=>`${e} ${t}`,supported:(e,t,n,r)=>r?`Supported by ${t} since ${r} (${n}).`:`Supported by ${t} (${n}); the plan does not say since when.`,supportedArea:(e,t,n,r)=>`${n} ${n===1?`district`:`districts`} of Shanghai ${n===1?`supports`:`support`} ${t} ${t===1?`county`:`counties`} of ${e}: ${r}.`,supporter:(e,t,n,r)=>`${e} supports ${t} ${t===1?`county`:`counties`} in ${n} ${n===1?`prefecture`:`prefectures`}: ${r}.`,wasSupported:(e,t,n)=>`Shanghai supported ${n>1?`${n} counties of `:``}${e} until ${t}. No support is on record now.`,tied:(e,t)=>`${e} has ${t} known ${t===1?`tie`:`ties`}. No support is on record.`,tiedAbove:(e,t,n)=>`No direct tie between ${e} and Shanghai is on record. The nearest is that of ${t}: ${n}.`,untied:e=>`No tie between ${e} and Shanghai is on record. That does not mean that there is none.`,facts:`Key figures`,countiesSupported:`counties supported by Shanghai`,countiesSupporting:`counties that it supports`,districtsSupporting:`supporting districts`,supportedHere:`supporting district`,supportedUntil:(e,t)=>`${e} until ${t}`,friendlyKnown:`friendly pairs`,agreementsKnown:`cooperations and agreements`,bodiesKnown:`chambers and offices`,known:`known`,noRecord:`none on record`,placeholders:e=>`${e} placeholders not counted`,invested:`100 m yuan`,investedIn:e=>`invested here from Shanghai in ${e}`,investedFrom:e=>`${e} from here in Shanghai`,county:`County`,district:`District`,prefecture:`Prefecture`,scheme:`Scheme`,period:`Period`,evidence:`Evidence`,kind:`Kind`,partner:`Partner`,ourSide:`In Shanghai`,form:`Form`,name:`Name`,place:`Place`,year:`Year`,direction:`Direction`,amount:`Amount (100 m yuan)`,enterprises:`Enterprises`,growth:`Growth (%)`,rank:`Rank`,counties:e=>e===1?`1 county`:`${e} counties`,support:`Who supports whom`,each:e=>`List all ${e}`,rest:e=>`${e} more`,supporting:`Whom it supports`,ended:e=>`${e} that ended`,partners:`Friendly pairs and cooperation`,showPlaceholders:e=>`Show ${e} placeholders`,hidePlaceholders:`Hide placeholders`,placeholdersOut:e=>`${e} placeholders are left out: they only fill the published total and are no facts.`,bodies:`Chambers and liaison offices`,chamber:`Chamber`,office:`Liaison office`,represents:`represents`,hosted:`in`,agreements:`Agreements`,signed:e=>`signed on ${e}`,renewal:`renewal`,organizations:`Councils, alliances and others`,leads:`leads`,founder:`founding member`,member:`member`,chair:`rotating chair`,programmes:`Programmes that it takes part in`,figures:`Published figures`,money:`Investment`,inward:`Shanghai → here`,outward:`Here → Shanghai`,inwardSelf:`Elsewhere → Shanghai`,outwardSelf:`Shanghai → elsewhere`,moneyNote:`Only 2020 is published (Tables 3 and 4). The rank is that among the 30 provinces of the direction.`,above:`Ties of the places above it`,aboveNote:`Nearest first: what leads from here to Shanghai.`,relation:`Relation`,below:`Places below`,belowCount:e=>`${e}`,supportedMark:`supported by a district of Shanghai`,cut:(e,t)=>`${e} of ${t} are listed.`,missing:e=>`No place has the code ${e}`,missingWhy:`Codes are the six digits of GB/T 2260, as 532931. Places that were merged have the present code.`,missingOut:`Search for the name above, or:`,tryText:`Find it by name`,openMap:`Open the map`,columns:[`kind`,`first end or name`,`second end or seat`,`since`,`until`,`amount (100 million yuan)`,`evidence`,`sources`,`id`],scopeTitle:`Scope`,scopeBelow:`This place and all below`,scopeSelf:`This place only`,locator:e=>`${e} in China`,locatorYunnan:e=>`${e} in Yunnan`,locatorPrefectures:`Prefectures of Yunnan`,locatorNote:`schematic, no approval number`}});function se({friendly:t,cooperations:n,placeholders:i}){let a=M(),o=[...t.map(e=>({record:e,form:a.lists.friendlyPairs,shanghai:e.district,partner:e.partner})),...n.map(e=>({record:e,form:e.form,shanghai:e.from,partner:e.to}))];if(o.length===0&&i===0)return null;let s=[{key:`kind`,title:a.form,value:({form:e})=>e,cell:({record:t,form:n})=>e(r,{children:[e(`span`,{class:`stroke ${oe(`district`in t?`FRIENDLY`:`COOPERATES`)}`,"aria-hidden":`true`}),` `,e(`span`,{lang:`district`in t?void 0:`zh`,children:n})]})},{key:`shanghai`,title:a.ourSide,value:({shanghai:e})=>e.name,cell:({shanghai:t})=>e(N,{end:t})},{key:`partner`,title:a.partner,rowHeader:!0,value:({partner:e})=>e.name,cell:({partner:t})=>e(N,{end:t})},{key:`since`,title:a.period,value:({record:e})=>e.since??null,cell:({record:t})=>e(E,{since:t.since,until:t.until,attested:t.attested})},{key:`evidence`,title:a.evidence,value:({record:e})=>e.evidence,cell:({record:t})=>e(w,{evidence:t.evidence,sources:t.sources})}];return e(`section`,{"aria-labelledby":`partners`,children:[e(`h2`,{id:`partners`,children:[a.partners,` `,e(`small`,{children:o.length})]}),o.length>0&&e(j,{long:o.length>25,summary:a.each(o.length),children:e(T,{name:`partners`,caption:a.partners,columns:s,rows:o,rowKey:({record:e})=>e.id,filterable:o.length>12})}),i>0&&e(ce,{count:i})]})}function ce({count:t}){let i=M(),a=f().params.get(`evidence`)?.includes(`SYNTHETIC`)??!1;return e(`p`,{class:`place-placeholders`,children:[!a&&e(r,{children:[i.placeholdersOut(t),` `]}),e(`button`,{type:`button`,"aria-pressed":a,onClick:()=>n({params:{evidence:a?null:`OFFICIAL,REPORTED,DERIVED,SYNTHETIC`}}),children:a?i.hidePlaceholders:i.showPlaceholders(t)})]})}function N({end:t}){return t.code?e(o,{path:`/place/${t.code}`,children:t.name}):e(r,{children:t.name})}function le({contacts:t}){let n=M(),r=g(),i=t.filter(e=>e.distance>0);return i.length===0?null:e(`section`,{"aria-labelledby":`above`,children:[e(`h2`,{id:`above`,children:[n.above,` `,e(`small`,{children:i.length})]}),e(`p`,{class:`quiet`,children:n.aboveNote}),e(`ul`,{class:`record-list`,children:i.map(t=>e(`li`,{children:[e(`div`,{class:`record-name`,children:e(N,{end:t.who})}),e(`div`,{class:`quiet record-parts`,children:[e(`span`,{children:e(N,{end:t.at})}),e(`span`,{children:ne[r][t.relation]})]}),e(w,{evidence:t.evidence,sources:t.ties.slice(0,1).flatMap(e=>e.sources)})]},t.who.id))})]})}function P({places:t,support:n}){let r=M();if(t.length===0)return null;let i=new Set(n.current.flatMap(e=>[e.supported.code,e.supported.within?.code]));return e(`section`,{"aria-labelledby":`below`,children:[e(`h2`,{id:`below`,children:[r.below,` `,e(`small`,{children:t.length})]}),e(`ul`,{class:`place-list`,children:t.map(({code:t,name:n})=>e(`li`,{class:i.has(t)?`supported`:``,children:e(o,{path:`/place/${t}`,title:i.has(t)?r.supportedMark:void 0,children:n})},t))})]})}function F({place:e,districts:t}){return e?.__typename===`Prefecture`?e.counties.nodes:e?.__typename===`Province`?[...e.prefectures.nodes,...e.counties.nodes,...t?.nodes??[]]:[]}function I(e){return e.find(e=>e.evidence===`SYNTHETIC`)?.count??0}function L(e){return e.evidence!==`SYNTHETIC`}function R(e){let t=[],n=(e,n,r,i,a)=>{let{id:o,until:s,amount:c,evidence:l,sources:u}=a;t.push({list:e,id:o,from:n,to:r,since:i??null,until:s??null,amount:c??null,evidence:l,sources:u})};for(let t of e.pairings.nodes)n(`pairings`,t.supporter.name,t.supported.name,t.since,t);for(let t of e.friendlyPairs.nodes)n(`friendlyPairs`,t.district.name,t.partner.name,t.since,t);for(let t of e.cooperations.nodes)n(`cooperations`,t.from.name,t.to.name,t.since,t);for(let t of e.chambers.nodes)n(`chambers`,t.name,t.host?.name??``,t.founded,t);for(let t of e.liaisonOffices.nodes)n(`liaisonOffices`,t.name,t.host?.name??``,t.established,t);for(let t of e.agreements.nodes)n(`agreements`,t.title,t.parties.map(e=>e.name).join(` · `),t.signedOn,t);for(let t of e.memberships.nodes)n(`memberships`,t.member.name,t.organization.name,t.since,t);for(let t of e.others.nodes)n(`others`,t.from.name,t.to.name,t.since,t);for(let t of z(e))n(`investment`,t.origin.name,t.destination.name,String(t.year),t);return t}function z(e){return e.__typename===`Province`?[...e.investmentIn,...e.investmentOut].toSorted((e,t)=>t.year-e.year||t.amount-e.amount):[]}function B(e,t){let n=e.filter(e=>!x(e.until,t)).toSorted((e,t)=>U(e.supporter.code,t.supporter.code)||U(e.supported.code,t.supported.code));return{current:n,ended:e.filter(e=>x(e.until,t)),counties:V(n),supporters:H(n,e=>e.supporter),areas:H(n,e=>e.supported.within??e.supported),since:y(n.map(e=>e.since??null))}}function V(e){return e.reduce((e,t)=>e+t.countyCount,0)}function H(e,t){let n=new Map;for(let r of e){let{code:e,name:i}=t(r),a=n.get(e)??{code:e,name:i,counties:0};a.counties+=r.countyCount,n.set(e,a)}return[...n.values()].toSorted((e,t)=>t.counties-e.counties||U(e.code,t.code))}function U(e,t){return e<t?-1:+(e>t)}var W=4;function ue(e,t,n,r,i){if(t.counties>0)return de(e,t,r,i);let a=t.ended[0];if(a?.until&&!K(e.code))return r.wasSupported(e.name,s(a.until,i),V(t.ended));let o=R(e).filter(e=>e.evidence!==`SYNTHETIC`&&e.list!==`investment`).length;if(o>0)return r.tied(e.name,o);let c=n?.contacts[0];return c?r.tiedAbove(e.name,c.at.name,c.who.name):r.untied(e.name)}function de(e,t,n,r){if(K(e.code))return n.supporter(e.name,t.counties,t.areas.length,G(t.areas,n));let[i]=t.current;if(t.current.length===1&&i&&i.supported.code===e.code){let a=t.since&&s(t.since,r);return n.supported(e.name,i.supporter.name,p[r][i.scheme],a)}return n.supportedArea(e.name,t.counties,t.supporters.length,G(t.supporters,n))}function G(e,t){let n=e.slice(0,W).map(e=>t.share(e.name,e.counties)).join(t.and);return e.length>W?`${n}${t.comma}${t.more(e.length)}`:n}function K(e){return e.startsWith(`31`)}function fe({place:t,support:n}){let r=M(),i=g(),a=t.cooperations.nodes.filter(L).length+t.agreements.nodes.filter(L).length,o=t.chambers.nodes.filter(L).length+t.liaisonOffices.nodes.filter(L).length,s=(...e)=>{let t=e.reduce((e,t)=>e+I(t),0);return t>0?r.placeholders(t):null};return e(`dl`,{class:`place-facts`,"aria-label":r.facts,children:[e(pe,{place:t,support:n}),e(q,{value:t.friendlyPairs.nodes.filter(L).length,title:r.friendlyKnown,note:s(t.friendlyPairs.byEvidence)}),e(q,{value:a,title:r.agreementsKnown,note:null}),e(q,{value:o,title:r.bodiesKnown,note:s(t.chambers.byEvidence,t.liaisonOffices.byEvidence)}),t.__typename===`Province`&&!K(t.code)&&t.investmentIn[0]&&e(q,{value:_(t.investmentIn[0].amount,i,2),title:r.invested,note:`${r.investedIn(t.investmentIn[0].year)}${t.investmentOut[0]?`${r.comma}${r.investedFrom(_(t.investmentOut[0].amount,i,2))}`:``}`})]})}function pe({place:t,support:n}){let i=M(),a=g();if(K(t.code))return e(q,{value:n.counties,title:i.countiesSupporting,note:n.areas.slice(0,2).map(e=>e.name).join(i.and)});let o=n.supporters.map(e=>e.name);if(n.counties>0&&n.current.every(e=>e.supported.code===t.code))return e(q,{value:o.length,title:i.supportedHere,note:e(r,{children:[o.join(i.and),i.comma,e(E,{since:n.since})]})});let c=n.ended[0]?.until;return n.counties===0&&c?e(q,{value:0,title:i.countiesSupported,note:i.supportedUntil(V(n.ended),s(c,a))}):e(q,{value:n.counties,title:i.countiesSupported,note:o.length>2?`${o.length} ${i.districtsSupporting}`:o.join(i.and)})}function q({value:t,title:n,note:r}){let i=M(),a=t===0;return e(`div`,{class:a?`none`:``,children:[e(`dt`,{children:n}),e(`dd`,{class:`large-figure`,children:a?`—`:t}),e(`dd`,{class:`quiet`,children:a&&!r?i.noRecord:r})]})}function me({place:t}){let n=M();return e(`nav`,{class:`place-crumbs`,"aria-label":n.crumbs,children:e(`ol`,{children:[e(`li`,{children:e(o,{path:`/`,children:n.nation})}),t.ancestors.toReversed().map(t=>e(`li`,{children:e(o,{path:`/place/${t.code}`,children:t.name})},t.code)),e(`li`,{"aria-current":`page`,children:t.name})]})})}function he({place:t}){let n=M(),r=g(),i=r===`zh`?t.english:t.chinese;return e(`div`,{class:`place-head`,children:[e(`p`,{class:`place-names record-parts`,children:[i!==t.name&&e(`span`,{lang:r===`zh`?`en`:`zh`,children:i}),e(`span`,{lang:`zh-Latn`,children:t.pinyin}),e(`span`,{children:u[r][t.level]}),e(`span`,{children:t.code})]}),e(`p`,{class:`way-list`,children:[e(o,{class:`button`,path:`/`,params:{place:t.code},children:n.onMap}),e(o,{class:`button`,path:`/network`,params:{place:t.code},children:n.inNetwork}),!K(t.code)&&e(o,{class:`button`,path:`/duty`,params:{place:t.code},children:n.duty})]})]})}var ge=8;function J({name:t,title:n,items:r}){let i=M();if(r.length===0)return null;let a=r.length>10?r.slice(ge):[];return e(`section`,{"aria-labelledby":t,children:[e(`h2`,{id:t,children:[n,` `,e(`small`,{children:r.length})]}),e(Y,{items:r.slice(0,r.length-a.length)}),a.length>0&&e(`details`,{children:[e(`summary`,{children:i.rest(a.length)}),e(Y,{items:a})]})]})}function Y({items:t}){return e(`ul`,{class:`record-list`,children:t.map(t=>e(`li`,{children:[e(`div`,{class:`record-name`,children:t.name}),e(`div`,{class:`quiet record-parts`,children:t.about.filter(Boolean).map((t,n)=>e(`span`,{children:t},n))}),e(w,{evidence:t.evidence,sources:t.sources})]},t.id))})}function _e({place:t}){let n=M(),i=g(),a=[...t.liaisonOffices.nodes.map(e=>({...e,kind:n.office,began:e.established})),...t.chambers.nodes.map(e=>({...e,kind:n.chamber,began:e.founded}))].map(t=>({id:t.id,name:t.name,evidence:t.evidence,sources:t.sources,about:[`${t.kind}${n.comma}${l[i][t.level]}`,t.home&&e(r,{children:[n.represents,` `,e(N,{end:t.home})]}),t.host&&e(r,{children:[n.hosted,` `,e(N,{end:t.host})]}),`address`in t&&t.address,e(E,{since:t.began})]}));return e(J,{name:`bodies`,title:n.bodies,items:a})}function ve({place:t}){let n=M(),r=g(),i=t.agreements.nodes.map(t=>({id:t.id,name:t.title,evidence:t.evidence,sources:t.sources,about:[d[r][t.kind],t.signedOn?n.signed(s(t.signedOn,r)):e(E,{since:null}),t.renewal&&n.renewal,e(ye,{parties:t.parties})]}));return e(J,{name:`agreements`,title:n.agreements,items:i})}function ye({parties:t}){let{and:n}=M();return e(r,{children:t.map((t,r)=>e(`span`,{children:[r>0&&n,e(N,{end:t})]},t.code))})}function be({place:t}){let n=M(),r=g(),i=t.memberships.nodes.map(i=>({id:i.id,name:i.organization.name,evidence:i.evidence,sources:i.sources,about:[h[r][i.organization.kind],i.member.id!==t.id&&i.member.name,i.role===`FOUNDER`?n.founder:n.member,i.rotatingChair&&n.chair,e(E,{since:i.since,until:i.until})]})),a=t.others.nodes.filter(e=>e.kind===`LEADS`).map(e=>({id:e.id,name:e.to.name,evidence:e.evidence,sources:e.sources,about:[e.to.__typename===`Organization`&&h[r][e.to.organizationKind],n.leads]}));return e(J,{name:`organizations`,title:n.organizations,items:[...i,...a]})}function xe({place:t}){let n=M(),r=g(),i=t.others.nodes.filter(e=>e.kind===`PARTICIPATES`).map(t=>({id:t.id,name:t.to.name,evidence:t.evidence,sources:t.sources,about:[...t.to.__typename===`Programme`?[ee[r][t.to.programmeKind],re[r][t.to.status]]:[],t.since&&e(E,{since:t.since,until:t.until})]}));return e(J,{name:`programmes`,title:n.programmes,items:i})}function Se({place:t}){let n=M(),r=g(),i=t.others.nodes.filter(e=>e.kind===`MEASURES`).map(t=>({id:t.id,name:t.from.name,evidence:t.evidence,sources:t.sources,about:t.from.__typename===`Indicator`?t.from.observations.map((n,i)=>e(`span`,{children:[e(`b`,{children:n.text??(n.value===null||n.value===void 0?`—`:_(n.value,r,2))}),` `,t.from.__typename===`Indicator`&&t.from.unit,n.until&&` · ${s(n.until,r)}`]},i)):[]}));return e(J,{name:`figures`,title:n.figures,items:i})}function Ce({place:t,support:n,picture:r}){let i=M(),a=O(t.code.startsWith(`53`)),o=a??D,s=a?t.level===`PROVINCE`?i.locatorPrefectures:i.locatorYunnan(t.name):i.locator(t.name),c=[t.code,...t.ancestors.map(e=>e.code)];return e(`figure`,{class:`map-figure`,children:[e(k,{outlines:o,marked:a?c.slice(0,2):c,dots:we(t,n),whole:!a,picture:r,label:s}),e(`figcaption`,{class:`map-note`,children:[s,i.comma,i.locatorNote]})]})}function we(e,t){let n=[],r=(e,t,r)=>{n.push({key:`${r} ${e.code}`,at:[e.location.longitude,e.location.latitude],shape:t,kind:r,title:e.name})};if(K(e.code)){for(let t of e.friendlyPairs.nodes.filter(L))r(t.partner,`square`,`friendly`);for(let t of e.cooperations.nodes)`location`in t.to&&r(t.to,`square`,`cooperation`)}for(let e of t.current)r(e.supported,`circle`,`support`);return K(e.code)?r(e,`circle`,`shanghai`):e.level===`COUNTY`&&r(e,`ring`,`here`),n}function X({place:t}){let n=M(),i=g(),a=z(t);if(a.length===0)return null;let o=K(t.code),s=Math.max(...a.map(e=>e.amount)),c=e=>e.destination.code===t.code,l=[{key:`year`,title:n.year,value:e=>e.year},{key:`direction`,title:n.direction,value:e=>c(e)?o?n.inwardSelf:n.inward:o?n.outwardSelf:n.outward},...o?[{key:`province`,title:n.place,value:e=>(c(e)?e.origin:e.destination).name,cell:t=>e(N,{end:c(t)?t.origin:t.destination})}]:[],{key:`amount`,title:n.amount,numeric:!0,value:e=>e.amount,cell:t=>e(r,{children:[_(t.amount,i,2),e(A,{value:t.amount,max:s,kind:`investment`})]})},{key:`enterprises`,title:n.enterprises,numeric:!0,value:e=>e.enterprises},{key:`growth`,title:n.growth,numeric:!0,value:e=>e.growth??null},{key:`rank`,title:n.rank,numeric:!0,value:e=>e.rank},{key:`evidence`,title:n.evidence,value:e=>e.evidence,cell:t=>e(w,{evidence:t.evidence,sources:t.sources})}];return e(`section`,{"aria-labelledby":`money`,children:[e(`h2`,{id:`money`,children:n.money}),e(j,{long:a.length>25,summary:n.each(a.length),children:e(T,{name:`money`,caption:n.money,columns:l,rows:a,rowKey:e=>e.id,filterable:a.length>12})}),e(`p`,{class:`quiet`,children:n.moneyNote})]})}var Z=c(`
  query PlacePage($code: String!, $evidence: [Evidence!]!, $language: Language!, $below: Boolean!, $first: Int!, $outside: Boolean!) {
    dataset { revision }
    place(by: { code: $code }) {
      __typename
      id
      code
      name(language: $language)
      chinese: name
      english: name(language: EN)
      pinyin
      aliases
      level
      location { longitude latitude basis }
      evidence
      sources { ...PlaceCitation }
      ancestors { id code name(language: $language) level location { longitude latitude } }
      pairings(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlacePairing }
      }
      friendlyPairs(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceFriendlyPair }
      }
      cooperations(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlaceCooperation }
      }
      chambers(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceChamber }
      }
      liaisonOffices(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceLiaisonOffice }
      }
      agreements(below: $below, history: true, evidence: $evidence, orderBy: SIGNED_DESC, first: $first) {
        totalCount
        nodes { ...PlaceAgreement }
      }
      memberships(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlaceMembership }
      }
      others: ties(
        filter: { kind: { in: [LEADS, PARTICIPATES, MEASURES] } }
        below: $below
        history: true
        evidence: $evidence
        first: $first
      ) {
        totalCount
        nodes { ...PlaceOtherTie }
      }
      ... on Province {
        prefectures(first: 100) { totalCount nodes { code name(language: $language) } }
        counties(filter: { not: { within: { level: { eq: PREFECTURE } } } }, first: 100) {
          totalCount
          nodes { code name(language: $language) }
        }
        investmentOut { ...PlaceInvestment }
        investmentIn { ...PlaceInvestment }
      }
      ... on Prefecture {
        counties(first: 100) { totalCount nodes { code name(language: $language) } }
      }
    }
    districts(first: 20) @skip(if: $outside) { nodes { code name(language: $language) } }
    contacts(place: { code: $code }, evidence: $evidence) @include(if: $outside) {
      contacts {
        rank
        relation
        distance
        evidence
        who { __typename id name(language: $language) ... on Place { code } }
        at { code name(language: $language) }
        ties { id sources { locator source { title } } }
      }
    }
  }

  fragment PlaceCitation on Citation {
    locator
    confidence
    note
    source { id title documentNumber issuer url evidence }
  }

  fragment PlacePairing on Pairing {
    id
    since
    until
    attested
    evidence
    scheme
    countyCount
    supporter { __typename id code name(language: $language) }
    supported {
      id
      code
      name(language: $language)
      location { longitude latitude }
      within { code name(language: $language) }
    }
    sources { ...PlaceCitation }
  }

  fragment PlaceFriendlyPair on FriendlyPair {
    id
    since
    until
    attested
    evidence
    inPublishedTotal
    district { id code name(language: $language) }
    partner { id code name(language: $language) location { longitude latitude } within { code name(language: $language) } }
    sources { ...PlaceCitation }
  }

  fragment PlaceCooperation on Cooperation {
    id
    form
    since
    until
    attested
    evidence
    from { __typename id name(language: $language) ... on Place { code } }
    to { __typename id name(language: $language) ... on Place { code location { longitude latitude } } }
    sources { ...PlaceCitation }
  }

  fragment PlaceChamber on Chamber {
    id
    name(language: $language)
    direction
    level
    founded
    evidence
    inPublishedTotal
    home { code name(language: $language) }
    host { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceLiaisonOffice on LiaisonOffice {
    id
    name(language: $language)
    direction
    level
    established
    address
    evidence
    inPublishedTotal
    home { code name(language: $language) }
    host { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceAgreement on Agreement {
    id
    title(language: $language)
    kind
    signedOn
    renewal
    evidence
    parties { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceMembership on Membership {
    id
    role
    rotatingChair
    since
    until
    meeting
    evidence
    organization { id name(language: $language) kind }
    member { __typename id name(language: $language) ... on Place { code } }
    sources { ...PlaceCitation }
  }

  fragment PlaceOtherTie on Tie {
    id
    kind
    since
    until
    evidence
    from {
      __typename
      id
      name(language: $language)
      ... on Place { code }
      ... on Indicator {
        unit
        target { value text qualifier from until }
        observations { value text qualifier from until }
      }
    }
    to {
      __typename
      id
      name(language: $language)
      ... on Place { code }
      ... on Programme { programmeKind: kind status }
      ... on Organization { organizationKind: kind }
    }
    sources { ...PlaceCitation }
  }

  fragment PlaceInvestment on InvestmentFlow {
    id
    year
    amount
    enterprises
    growth
    share
    rank
    evidence
    origin { code name(language: $language) }
    destination { code name(language: $language) }
    sources { ...PlaceCitation }
  }
`);function Te({code:t,support:n}){let r=M(),i=De(t),a=K(t)?r.supporting:r.support;if(n.current.length+n.ended.length===0)return null;let o=n.current.length>25,s=e(T,{name:`support`,caption:a,columns:i,rows:n.current,rowKey:e=>e.id,filterable:n.current.length>12});return e(`section`,{"aria-labelledby":`support`,children:[e(`h2`,{id:`support`,children:[a,` `,e(`small`,{children:n.current.length})]}),o&&e(Ee,{shares:K(t)?n.supporters:n.areas}),n.current.length>0&&e(j,{long:o,summary:r.each(n.current.length),children:s}),n.ended.length>0&&e(`details`,{class:`place-ended`,open:n.current.length===0,children:[e(`summary`,{children:r.ended(n.ended.length)}),e(T,{name:`ended`,caption:r.ended(n.ended.length),columns:i,rows:n.ended,rowKey:e=>e.id})]})]})}function Ee({shares:t}){let n=M(),r=Math.max(...t.map(e=>e.counties));return e(`ul`,{class:`place-shares`,children:t.map(t=>e(`li`,{children:[e(o,{path:`/place/${t.code}`,children:t.name}),e(A,{value:t.counties,max:r}),e(`span`,{class:`number`,children:n.counties(t.counties)})]},t.code))})}function De(t){let n=M(),i=g(),a=[{key:`county`,title:n.county,value:e=>e.supported.name,cell:i=>e(r,{children:[e(Q,{place:i.supported,here:t}),i.countyCount>1&&e(`span`,{class:`quiet`,children:[` `,n.counties(i.countyCount)]})]})},{key:`prefecture`,title:n.prefecture,value:e=>e.supported.within?.name??null,cell:n=>n.supported.within&&e(Q,{place:n.supported.within,here:t})},{key:`district`,title:n.district,value:e=>e.supporter.name,cell:n=>e(Q,{place:n.supporter,here:t})},{key:`scheme`,title:n.scheme,value:e=>p[i][e.scheme]},{key:`since`,title:n.period,value:e=>e.since??e.until??null,cell:t=>e(E,{since:t.since,until:t.until,attested:t.attested})},{key:`evidence`,title:n.evidence,value:e=>e.evidence,cell:t=>e(w,{evidence:t.evidence,sources:t.sources})}],o=K(t)?`district`:`prefecture`;return t.endsWith(`0000`)?a:a.filter(({key:e})=>e!==o)}function Q({place:t,here:n}){return t.code===n?e(r,{children:t.name}):e(o,{path:`/place/${t.code}`,children:t.name})}function Oe(e,t){let n=[],r=(e,t)=>{t>0&&n.push({kind:e,count:t})},i=(e,t)=>{t&&n.push({kind:e,count:0})},a=e.pairings.nodes,o=[...e.chambers.nodes,...e.liaisonOffices.nodes];i(`noTie`,![...a,...e.friendlyPairs.nodes,...e.cooperations.nodes,...o,...e.agreements.nodes,...e.memberships.nodes,...e.others.nodes].some(L)),r(`pairingBeginnings`,a.filter(e=>!e.since&&!x(e.until,t)).length),r(`earlierDistricts`,a.filter(e=>e.evidence===`DERIVED`).length),r(`unnamedCounties`,a.filter(e=>e.countyCount>1).reduce((e,t)=>e+t.countyCount,0));let s=I(e.friendlyPairs.byEvidence);r(`friendlyPlaceholders`,s),i(`noFriendlyPair`,s===0&&e.friendlyPairs.nodes.length===0);let c=I(e.chambers.byEvidence)+I(e.liaisonOffices.byEvidence);return r(`bodyPlaceholders`,c),i(`noBody`,c===0&&o.length===0),r(`bodyBeginnings`,e.chambers.nodes.filter(e=>!e.founded).length+e.liaisonOffices.nodes.filter(e=>!e.established).length),r(`addresses`,e.liaisonOffices.nodes.filter(e=>!e.address).length),r(`cooperationBeginnings`,e.cooperations.nodes.filter(e=>!e.since).length),i(`funds`,a.some(e=>!x(e.until,t))),i(`investmentOfProvince`,e.__typename!==`Province`),i(`investmentYears`,e.__typename===`Province`),i(`seat`,e.location.basis!==`SEAT`),n}function ke(){let{path:n,params:r}=f(),i=decodeURIComponent(n.slice(7)),a={code:i,evidence:v(r),language:t(),below:r.get(`below`)!==`false`,first:Ae(i),outside:!K(i)},{data:o,error:s,slow:c,retry:l}=te(Z,a),u=M();return s?.code===`NOT_FOUND`&&s.candidates.length===0?e($,{code:i}):s?e(m,{title:u.wait,children:e(C,{error:s,retry:l})}):o?o.place?e(Me,{data:o,place:o.place,variables:a}):e($,{code:i}):e(m,{title:u.wait,children:c&&e(S,{})})}function Ae(e){return e===`310000`?500:e.endsWith(`0000`)?200:e.endsWith(`00`)?100:50}function je({below:t}){let r=M();return e(`div`,{class:`place-scope`,role:`group`,"aria-label":r.scopeTitle,children:[e(`button`,{type:`button`,"aria-pressed":t,onClick:()=>n({params:{below:null}}),children:r.scopeBelow}),e(`button`,{type:`button`,"aria-pressed":!t,onClick:()=>n({params:{below:`false`}}),children:r.scopeSelf})]})}function $({code:t}){let n=M();return e(m,{title:n.missing(t),sentence:n.missingWhy,children:e(ae,{children:[e(`p`,{children:n.missingOut}),e(`p`,{class:`way-list`,children:[e(o,{class:`button`,path:`/duty`,params:{place:t},children:n.tryText}),e(o,{class:`button`,path:`/`,children:n.openMap})]})]})})}function Me({data:t,place:n,variables:r}){let a=M(),o=g(),s=i(null),c=ie(),l=B(n.pairings.nodes,c),u=n.ancestors.at(-1)?.name??``,d={documents:[{document:Z,variables:r}],table:()=>Ne(n,a),picture:()=>s.current};return e(m,{title:n.name,above:e(me,{place:n}),sentence:ue(n,l,t.contacts,a,o),actions:d,children:[e(he,{place:n}),n.level!==`COUNTY`&&e(je,{below:r.below}),e(fe,{place:n,support:l}),e(`div`,{class:`place-columns`,children:[e(`div`,{children:[e(Te,{code:n.code,support:l}),e(se,{friendly:n.friendlyPairs.nodes,cooperations:n.cooperations.nodes,placeholders:I(n.friendlyPairs.byEvidence)}),e(_e,{place:n}),e(ve,{place:n}),e(be,{place:n}),e(X,{place:n}),e(xe,{place:n}),e(Se,{place:n}),t.contacts&&e(le,{contacts:t.contacts.contacts})]}),e(`aside`,{children:[e(Ce,{place:n,support:l,picture:s}),e(P,{places:F(t),support:l}),e(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[e(`h2`,{id:`unknown`,children:a.unknownTitle}),e(`ul`,{children:Oe(n,c).map(({kind:t,count:n})=>e(`li`,{children:a.unknown[t](n,u)},t))})]})]})]}),e(b,{records:[...R(n),n]})]})}function Ne(e,t){return{titles:t.columns,rows:R(e).map(e=>[t.lists[e.list],e.from,e.to,e.since,e.until,e.amount,e.evidence,e.sources.map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `),e.id])}}export{ke as View};