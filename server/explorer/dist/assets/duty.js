/* empty css       */import{A as e,B as t,D as n,E as r,G as i,H as a,I as o,L as s,M as c,O as l,P as u,T as d,U as f,h as p,i as m,j as h,k as g,l as ee,r as _,w as v,x as y}from"./evidence.js";import{c as b,i as x,o as S,r as C,s as w,t as T}from"./relation.js";import{t as E}from"./evidenced.js";import{t as D}from"./period.js";var O={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},k={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function A(e,t,n){return`${e} ${e===1?t:n}`}var j=g({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelFrom:e=>`${`一二三四`.charAt(e-1)}级及以上`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelLegend:`填色的级别上海给予援助；Ⅰ级最重。`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:O,contacts:`由近及远`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,signed:e=>`${e}签署`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],found:(e,t)=>`${e}：先找${t}`,made:(e,t)=>`${e} 查询，数据版本 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelFrom:e=>e===1?`Level I`:`Level ${[`I`,`II`,`III`,`IV`][e-1]} or more severe`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelLegend:`Shanghai helps at the filled levels. Level I is the most severe.`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:k,contacts:`Nearest first`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,alsoSupports:(e,t)=>`Also supports ${A(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${A(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${A(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,signed:e=>`signed on ${e}`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${A(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${A(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],found:(e,t)=>`${e}: ask ${t} first`,made:(e,t)=>`Asked on ${e}, revision ${t} of the network`}});function M({given:e,error:t,retry:n}){let r=j(),i=d(e);return t.code===`INVALID_ARGUMENT`?s(`div`,{class:`duty-candidates`,role:`alert`,children:[s(`p`,{children:[s(`b`,{children:r.shanghai(i)}),` `,r.shanghaiOut]}),s(`p`,{children:s(c,{class:`button`,path:`/place/${i}`,children:r.openPage})})]}):t.code!==`AMBIGUOUS`&&t.code!==`NOT_FOUND`?s(l,{error:t,retry:n}):t.candidates.length===0?s(`div`,{class:`duty-candidates`,role:`alert`,children:s(`p`,{children:[s(`b`,{children:r.none(i)}),` `,r.noneOut]})}):s(`div`,{class:`duty-candidates`,role:`alert`,children:[s(`p`,{children:s(`b`,{children:t.code===`AMBIGUOUS`?r.choose(i):r.similar(i)})}),s(`ul`,{children:t.candidates.map(e=>s(`li`,{children:s(c,{path:`/duty`,params:{place:e.code},children:[s(`span`,{lang:`zh`,children:e.path}),` `,s(`span`,{class:`quiet`,children:e.code})]})},e.id))})]})}function N(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var P=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`]);function F(e){let t=e[0];return t?P.has(t.relation)?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[t]:[]}function I(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);return n.length===0?{own:e.ties,others:[]}:{own:n,others:e.ties.filter(e=>!n.includes(e))}}function L(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function R(e,t){let n=t.level===`PREFECTURE`?t.code.slice(0,4):t.code;return e.filter(({node:e})=>!e.code.startsWith(n))}var z=6;function B({contacts:e}){let t=j();return e.contacts.length===0?null:s(`section`,{"aria-labelledby":`contacts`,children:[s(`h2`,{id:`contacts`,children:[t.contacts,` `,s(`small`,{children:e.contacts.length})]}),N(e.contacts).map((n,r)=>s(`div`,{class:`duty-group`,children:[s(`h3`,{children:[n.at.name,` `,s(`small`,{children:t.at[n.distance]})]}),s(`ol`,{start:n.contacts[0]?.rank,children:n.contacts.map(t=>s(V,{contact:t,code:e.place.code},t.who.id))})]},r))]})}function V({contact:e,code:t}){let n=h(),{own:r}=I(e,t);return s(`li`,{children:[s(`span`,{class:`duty-rank`,"aria-hidden":`true`,children:e.rank}),s(`div`,{children:[s(`b`,{children:`code`in e.who?s(c,{path:`/place/${e.who.code}`,children:e.who.name}):e.who.name}),` `,s(`span`,{class:`duty-relation`,children:x[n][e.relation]}),s(`div`,{class:`quiet record-parts`,children:s(H,{contact:e,code:t})})]}),s(E,{evidence:e.evidence,sources:(r[0]??e.ties[0])?.sources??[]})]})}function H({contact:e,code:t}){let n=j(),r=h(),{own:a,others:o}=I(e,t),c=[],l=a[0];switch(e.relation){case`SUPPORTS`:o.length>0||a.length===1?(l&&`scheme`in l&&c.push(p[r][l.scheme]),c.push(s(D,{since:l?.since})),o.length>0&&c.push(n.alsoSupports(o.length,U(o,n)))):c.push(n.supportsWithin(a.length,U(a,n)));break;case`SUPPORTS_SIBLING`:c.push(n.supportsSibling(a.length,U(a,n)));break;case`LIAISON_OFFICE`:case`CHAMBER`:c.push(...e.ties.map(e=>e.kind===`LOCATED`?n.locatedIn(e.to.name):n.represents(e.to.name))),e.relation===`LIAISON_OFFICE`&&c.push(e.address??n.noAddress);break;case`COOPERATION`:c.push(...e.ties.map(e=>s(i,{children:[`form`in e&&s(`span`,{lang:`zh`,children:[e.form,` `]}),e.since?y(e.since,r):s(D,{since:null})]})));break;case`AGREEMENT`:c.push(l?.since?n.signed(y(l.since,r)):s(D,{since:null}));break;default:c.push(s(D,{since:l?.since}))}return s(i,{children:c.map((e,t)=>s(`span`,{children:e},t))})}function U(e,t){let n=e.slice(0,z).map(e=>e.to.name).join(t.and);return e.length>z?`${n}${t.others(e.length)}`:n}var W=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function G({text:e}){let n=j(),[r,i]=f(e),o=a(null);return t(()=>i(e),[e]),t(()=>{e||o.current?.focus()},[e]),s(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),r.trim()?u({params:{place:r.trim()}}):o.current?.focus()},children:[s(`label`,{for:`duty-place`,children:n.label}),s(`div`,{class:`duty-field`,children:[s(`input`,{id:`duty-place`,ref:o,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:n.hint,value:r,onInput:e=>i(e.currentTarget.value)}),s(`button`,{type:`submit`,class:`primary`,children:n.ask})]}),s(`p`,{class:`quiet duty-examples`,children:[n.examples,W.map(e=>s(c,{path:`/duty`,params:{place:e},lang:`zh`,children:e},e))]})]})}var K=r(`
  query DutyContacts($text: String!, $language: Language!) {
    contacts(place: { name: $text }) {
      basis { revision leftOut { evidence count } }
      matched { text by }
      reach
      notice(language: $language)
      place {
        __typename
        id
        code
        name(language: $language)
        chinese: name
        pinyin
        level
        location { longitude latitude basis }
        ancestors { code name(language: $language) level }
      }
      threshold { ...DutyThreshold }
      thresholds { ...DutyThreshold }
      nearestRoute { sentence(language: $language) evidence }
      contacts {
        rank
        relation
        distance
        level
        evidence
        address
        who {
          __typename
          id
          name(language: $language)
          ... on Place { code }
        }
        at { code name(language: $language) }
        ties {
          id
          kind
          since
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { scheme }
          ... on Cooperation { form }
        }
      }
    }
  }

  fragment DutyThreshold on Threshold {
    level
    text
    places
    figure { name(language: $language) observations { from until } }
    sources { ...DutyCitation }
  }

  fragment DutyCitation on Citation {
    locator
    source { id title documentNumber evidence }
  }
`),q=r(`
  query DutyNearby($longitude: Float!, $latitude: Float!, $kilometres: Float!, $language: Language!) {
    places(
      filter: {
        near: { longitude: $longitude, latitude: $latitude, kilometres: $kilometres }
        pairings: { some: {} }
      }
      orderBy: DISTANCE_ASC
      first: 40
    ) {
      edges {
        distance
        node {
          id
          code
          name(language: $language)
          pairings(evidence: [OFFICIAL, REPORTED, DERIVED], first: 5) {
            nodes { id since evidence supporter { code name(language: $language) } }
          }
        }
      }
    }
  }
`),J=150,Y=8;function X({place:t}){let r=j(),i=h(),{longitude:a,latitude:o}=t.location,{data:l}=n(q,{longitude:a,latitude:o,kilometres:J,language:e()});if(!l)return null;let u=R(l.places.edges,t).slice(0,Y);return s(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[s(`h2`,{id:`nearby`,children:r.nearby}),s(`p`,{class:`quiet`,children:u.length>0?r.nearbyNote(J):r.nearbyNone(J)}),s(`ul`,{children:u.map(({node:e,distance:t})=>s(`li`,{children:[s(c,{path:`/duty`,params:{place:e.code},children:e.name}),s(`span`,{class:`number`,children:r.kilometres(v(t??0,i))}),e.pairings.nodes.map(e=>s(`span`,{children:[s(c,{path:`/place/${e.supporter.code}`,children:e.supporter.name}),` `,s(`span`,{class:`quiet`,children:s(D,{since:e.since})})]},e.id))]},e.id))})]})}function Z({threshold:e,thresholds:t}){let n=j();return s(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[s(`h2`,{id:`level`,children:n.level}),e?s(Q,{threshold:e}):s(i,{children:[s(`p`,{children:s(`b`,{children:n.levelOpen})}),s(`ul`,{children:t.map(e=>s(`li`,{children:n.levelsBoth(n.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function Q({threshold:e}){let t=j(),n=e.figure.observations[0];return s(i,{children:[s(`p`,{class:`large-figure`,children:e.level?t.levelFrom(e.level):e.text}),s(`ol`,{class:`duty-levels`,children:t.levelNames.map((n,r)=>{let i=e.level!==null&&e.level!==void 0&&r<e.level;return s(`li`,{class:i?`helps`:``,children:[n,s(`span`,{class:`hidden-text`,children:[` `,r===0&&t.levelWorst,` `,i?t.levelYes:t.levelNo]})]},n)})}),s(`p`,{class:`quiet`,children:t.levelLegend}),s(`p`,{class:`quiet record-parts`,children:[e.level&&t.levelFrom(e.level)!==e.text&&s(`span`,{lang:`zh`,children:e.text}),s(`span`,{children:t.levelFor(t.thresholdPlaces[e.places])}),n?.from&&n.until&&s(`span`,{children:t.levelYears(n.from,n.until)})]}),s(E,{evidence:`OFFICIAL`,sources:e.sources})]})}var $=100;function te(){let t=j(),r=o().params.get(`place`)?.trim().slice(0,$)??``,i=e(),a=r?{text:r,language:i}:null,{data:c,error:l,slow:u,retry:d}=n(K,a),f=r?c?.contacts:void 0,p=f&&a?{documents:[{document:K,variables:a}],table:()=>oe(f,t,i===`ZH`?`zh`:`en`)}:void 0;return s(m,{title:f?t.of(f.place.name):t.title,sentence:f?void 0:t.sentence,actions:p,children:[s(G,{text:r}),u&&s(_,{}),r&&l&&s(M,{given:r,error:l,retry:d}),f&&s(ne,{contacts:f})]})}function ne({contacts:e}){let t=j(),n=h(),{place:r,matched:i}=e,a=!i||i.by===`NAME`||i.by===`CODE`;return s(`div`,{class:`duty-answer`,children:[s(`p`,{class:`hidden-text`,role:`status`,children:t.found(r.name,e.contacts[0]?.who.name??t.firstNone)}),s(`div`,{class:`duty-line`,children:[s(`p`,{class:`duty-place record-parts`,children:[s(`span`,{children:[r.ancestors.toReversed().map(e=>`${e.name} › `),s(`b`,{children:r.name})]}),s(`span`,{class:`quiet`,children:r.code}),s(`span`,{children:s(c,{path:`/place/${r.code}`,children:t.placePage})}),s(`span`,{children:s(c,{path:`/`,params:{place:r.code},children:t.map})})]}),s(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:t.print})]}),!a&&s(`p`,{class:`duty-check`,role:`note`,children:t.readAs(i.text,r.name,T[n][i.by])}),s(`div`,{class:`duty-first`,children:[s(ie,{contacts:e}),s(Z,{threshold:e.threshold,thresholds:e.thresholds})]}),s(`p`,{class:`duty-notice`,children:e.notice}),e.nearestRoute&&s(`p`,{children:[s(`b`,{children:t.route}),` `,e.nearestRoute.sentence]}),s(B,{contacts:e}),r.level!==`PROVINCE`&&s(X,{place:r}),s(ae,{contacts:e}),s(b,{records:[...e.contacts.map(({ties:e})=>({sources:e.flatMap(e=>e.sources)})),...e.threshold?[e.threshold]:[]]}),s(`p`,{class:`duty-made quiet`,children:t.made(new Date().toLocaleString(`sv-SE`).slice(0,16),e.basis.revision)})]})}var re=3;function ie({contacts:e}){let t=j(),n=h(),r=F(e.contacts);return s(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[s(`h2`,{id:`first`,children:[t.first,` `,s(`small`,{children:C[n][e.reach]})]}),r.length===0&&s(`p`,{class:`large-figure`,children:t.firstNone}),r.length>re?s(`p`,{class:`many`,children:r.map(e=>e.who.name).join(t.and)}):s(`ul`,{children:r.map(t=>s(`li`,{children:[s(`p`,{class:`large-figure`,children:t.who.name}),s(`p`,{class:`record-parts`,children:[s(`span`,{children:x[n][t.relation]}),t.distance>0&&s(`span`,{children:t.at.name}),s(H,{contact:t,code:e.place.code})]}),s(E,{evidence:t.evidence,sources:t.ties[0]?.sources??[]})]},t.who.id))})]})}function ae({contacts:e}){let t=j(),{officesWithoutAddress:n,undatedTies:r}=L(e.contacts),i=e.threshold?.figure.observations[0]?.until,a=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return s(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[s(`h2`,{id:`unknown`,children:t.unknown}),s(`ul`,{children:[s(`li`,{children:t.unknownPeople}),i&&S(i,w())&&s(`li`,{children:t.unknownYears(i)}),n>0&&s(`li`,{children:t.unknownAddresses(n)}),r>0&&s(`li`,{children:t.unknownDates(r)}),a>0&&s(`li`,{children:t.leftOut(a)})]})]})}function oe(e,t,n){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,x[n][e.relation],e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,ee[n][e.evidence],(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{te as View};