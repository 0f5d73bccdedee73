/* empty css       */import{A as e,B as t,D as n,E as r,F as i,I as a,N as o,O as s,R as c,T as l,U as u,V as d,h as f,i as p,j as m,k as h,r as g,w as _}from"./evidence.js";import{c as v,i as y,o as b,r as x,s as S,t as C}from"./relation.js";import{t as w}from"./evidenced.js";import{t as T}from"./period.js";var E={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},D={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function O(e,t,n){return`${e} ${e===1?t:n}`}var k=s({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelFrom:e=>`${`一二三四`.charAt(e-1)}级及以上`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:E,contacts:`由近及远`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],found:(e,t)=>`${e}：先找${t}`,made:(e,t)=>`${e} 查询，数据版本 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelFrom:e=>e===1?`Level I`:`Level ${[`I`,`II`,`III`,`IV`][e-1]} or more severe`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:D,contacts:`Nearest first`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,alsoSupports:(e,t)=>`Also supports ${O(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${O(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${O(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${O(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${O(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],found:(e,t)=>`${e}: ask ${t} first`,made:(e,t)=>`Asked on ${e}, revision ${t} of the network`}});function A({given:e,error:t,retry:r}){let i=k();return t.code===`INVALID_ARGUMENT`?a(`div`,{class:`duty-candidates`,role:`alert`,children:[a(`p`,{children:[a(`b`,{children:i.shanghai(e)}),` `,i.shanghaiOut]}),a(`p`,{children:a(m,{class:`button`,path:`/place/${e}`,children:i.openPage})})]}):t.code!==`AMBIGUOUS`&&t.code!==`NOT_FOUND`?a(n,{error:t,retry:r}):t.candidates.length===0?a(`div`,{class:`duty-candidates`,role:`alert`,children:a(`p`,{children:[a(`b`,{children:i.none(e)}),` `,i.noneOut]})}):a(`div`,{class:`duty-candidates`,role:`alert`,children:[a(`p`,{children:a(`b`,{children:t.code===`AMBIGUOUS`?i.choose(e):i.similar(e)})}),a(`ul`,{children:t.candidates.map(e=>a(`li`,{children:a(m,{path:`/duty`,params:{place:e.code},children:[a(`span`,{lang:`zh`,children:e.path}),` `,a(`span`,{class:`quiet`,children:e.code})]})},e.id))})]})}function j(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var M=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`]);function N(e){let t=e[0];return t?M.has(t.relation)?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[t]:[]}function P(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);return n.length===0?{own:e.ties,others:[]}:{own:n,others:e.ties.filter(e=>!n.includes(e))}}function F(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function I(e,t){let n=t.level===`PREFECTURE`?t.code.slice(0,4):t.code;return e.filter(({node:e})=>!e.code.startsWith(n))}var L=6;function R({contacts:e}){let t=k();return e.contacts.length===0?null:a(`section`,{"aria-labelledby":`contacts`,children:[a(`h2`,{id:`contacts`,children:[t.contacts,` `,a(`small`,{children:e.contacts.length})]}),j(e.contacts).map((n,r)=>a(`div`,{class:`duty-group`,children:[a(`h3`,{children:[n.at.name,` `,a(`small`,{children:t.at[n.distance]})]}),a(`ol`,{start:n.contacts[0]?.rank,children:n.contacts.map(t=>a(z,{contact:t,code:e.place.code},t.who.id))})]},r))]})}function z({contact:t,code:n}){let r=e(),{own:i}=P(t,n);return a(`li`,{children:[a(`span`,{class:`duty-rank`,"aria-hidden":`true`,children:t.rank}),a(`div`,{children:[a(`b`,{children:`code`in t.who?a(m,{path:`/place/${t.who.code}`,children:t.who.name}):t.who.name}),` `,a(`span`,{class:`duty-relation`,children:y[r][t.relation]}),a(`div`,{class:`quiet record-parts`,children:a(B,{contact:t,code:n})})]}),a(w,{evidence:t.evidence,sources:(i[0]??t.ties[0])?.sources??[]})]})}function B({contact:t,code:n}){let r=k(),i=e(),{own:o,others:s}=P(t,n),c=[],l=o[0];switch(t.relation){case`SUPPORTS`:s.length>0||o.length===1?(l&&`scheme`in l&&c.push(f[i][l.scheme]),c.push(a(T,{since:l?.since})),s.length>0&&c.push(r.alsoSupports(s.length,V(s,r)))):c.push(r.supportsWithin(o.length,V(o,r)));break;case`SUPPORTS_SIBLING`:c.push(r.supportsSibling(o.length,V(o,r)));break;case`LIAISON_OFFICE`:case`CHAMBER`:c.push(...t.ties.map(e=>e.kind===`LOCATED`?r.locatedIn(e.to.name):r.represents(e.to.name))),t.relation===`LIAISON_OFFICE`&&c.push(t.address??r.noAddress);break;case`COOPERATION`:c.push(...t.ties.map(e=>a(u,{children:[`form`in e&&`${e.form} `,a(T,{since:e.since})]})));break;default:c.push(a(T,{since:l?.since}))}return a(u,{children:c.map((e,t)=>a(`span`,{children:e},t))})}function V(e,t){let n=e.slice(0,L).map(e=>e.to.name).join(t.and);return e.length>L?`${n}${t.others(e.length)}`:n}var H=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function U({text:e}){let n=k(),[r,i]=d(e),s=t(null);return c(()=>i(e),[e]),c(()=>{e||s.current?.focus()},[e]),a(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),r.trim()?o({params:{place:r.trim()}}):s.current?.focus()},children:[a(`label`,{for:`duty-place`,children:n.label}),a(`div`,{class:`duty-field`,children:[a(`input`,{id:`duty-place`,ref:s,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:n.hint,value:r,onInput:e=>i(e.currentTarget.value)}),a(`button`,{type:`submit`,class:`primary`,children:n.ask})]}),a(`p`,{class:`quiet duty-examples`,children:[n.examples,H.map(e=>a(m,{path:`/duty`,params:{place:e},lang:`zh`,children:e},e))]})]})}var W=l(`
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
`),G=l(`
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
`),K=150,q=8;function J({place:t}){let n=k(),i=e(),{longitude:o,latitude:s}=t.location,{data:c}=r(G,{longitude:o,latitude:s,kilometres:K,language:h()});if(!c)return null;let l=I(c.places.edges,t).slice(0,q);return a(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[a(`h2`,{id:`nearby`,children:n.nearby}),a(`p`,{class:`quiet`,children:l.length>0?n.nearbyNote(K):n.nearbyNone(K)}),a(`ul`,{children:l.map(({node:e,distance:t})=>a(`li`,{children:[a(m,{path:`/duty`,params:{place:e.code},children:e.name}),a(`span`,{class:`number`,children:n.kilometres(_(t??0,i))}),e.pairings.nodes.map(e=>a(`span`,{children:[a(m,{path:`/place/${e.supporter.code}`,children:e.supporter.name}),` `,a(`span`,{class:`quiet`,children:a(T,{since:e.since})})]},e.id))]},e.id))})]})}function Y({threshold:e,thresholds:t}){let n=k();return a(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[a(`h2`,{id:`level`,children:n.level}),e?a(X,{threshold:e}):a(u,{children:[a(`p`,{children:a(`b`,{children:n.levelOpen})}),a(`ul`,{children:t.map(e=>a(`li`,{children:n.levelsBoth(n.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function X({threshold:e}){let t=k(),n=e.figure.observations[0];return a(u,{children:[a(`p`,{class:`large-figure`,children:e.level?t.levelFrom(e.level):e.text}),a(`ol`,{class:`duty-levels`,children:t.levelNames.map((n,r)=>{let i=e.level!==null&&e.level!==void 0&&r<e.level;return a(`li`,{class:i?`helps`:``,children:[n,a(`span`,{class:`hidden-text`,children:[` `,r===0&&t.levelWorst,` `,i?t.levelYes:t.levelNo]})]},n)})}),a(`p`,{class:`quiet record-parts`,children:[e.level&&t.levelFrom(e.level)!==e.text&&a(`span`,{lang:`zh`,children:e.text}),a(`span`,{children:t.levelFor(t.thresholdPlaces[e.places])}),n?.from&&n.until&&a(`span`,{children:t.levelYears(n.from,n.until)})]}),a(w,{evidence:`OFFICIAL`,sources:e.sources})]})}function Z(){let e=k(),t=i().params.get(`place`)?.trim()??``,n=h(),o=t?{text:t,language:n}:null,{data:s,error:c,slow:l,retry:u}=r(W,o),d=t?s?.contacts:void 0,f=d&&o?{documents:[{document:W,variables:o}],table:()=>ne(d,e)}:void 0;return a(p,{title:d?e.of(d.place.name):e.title,sentence:d?void 0:e.sentence,actions:f,children:[a(U,{text:t}),l&&a(g,{}),t&&c&&a(A,{given:t,error:c,retry:u}),d&&a(Q,{contacts:d})]})}function Q({contacts:t}){let n=k(),r=e(),{place:i,matched:o}=t,s=!o||o.by===`NAME`||o.by===`CODE`;return a(`div`,{class:`duty-answer`,children:[a(`p`,{class:`hidden-text`,role:`status`,children:n.found(i.name,t.contacts[0]?.who.name??n.firstNone)}),a(`div`,{class:`duty-line`,children:[a(`p`,{class:`duty-place record-parts`,children:[a(`span`,{children:[i.ancestors.toReversed().map(e=>`${e.name} › `),a(`b`,{children:i.name})]}),a(`span`,{class:`quiet`,children:i.code}),a(`span`,{children:a(m,{path:`/place/${i.code}`,children:n.placePage})}),a(`span`,{children:a(m,{path:`/`,params:{place:i.code},children:n.map})})]}),a(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:n.print})]}),!s&&a(`p`,{class:`duty-check`,role:`note`,children:n.readAs(o.text,i.name,C[r][o.by])}),a(`div`,{class:`duty-first`,children:[a(ee,{contacts:t}),a(Y,{threshold:t.threshold,thresholds:t.thresholds})]}),a(`p`,{class:`duty-notice`,children:t.notice}),t.nearestRoute&&a(`p`,{children:[a(`b`,{children:n.route}),` `,t.nearestRoute.sentence]}),a(R,{contacts:t}),i.level!==`PROVINCE`&&a(J,{place:i}),a(te,{contacts:t}),a(v,{records:[...t.contacts.map(({ties:e})=>({sources:e.flatMap(e=>e.sources)})),...t.threshold?[t.threshold]:[]]}),a(`p`,{class:`duty-made quiet`,children:n.made(new Date().toLocaleString(`sv-SE`).slice(0,16),t.basis.revision)})]})}var $=3;function ee({contacts:t}){let n=k(),r=e(),i=N(t.contacts);return a(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[a(`h2`,{id:`first`,children:[n.first,` `,a(`small`,{children:x[r][t.reach]})]}),i.length===0&&a(`p`,{class:`large-figure`,children:n.firstNone}),i.length>$?a(`p`,{class:`many`,children:i.map(e=>e.who.name).join(n.and)}):a(`ul`,{children:i.map(e=>a(`li`,{children:[a(`p`,{class:`large-figure`,children:e.who.name}),a(`p`,{class:`record-parts`,children:[a(`span`,{children:y[r][e.relation]}),e.distance>0&&a(`span`,{children:e.at.name}),a(B,{contact:e,code:t.place.code})]}),a(w,{evidence:e.evidence,sources:e.ties[0]?.sources??[]})]},e.who.id))})]})}function te({contacts:e}){let t=k(),{officesWithoutAddress:n,undatedTies:r}=F(e.contacts),i=e.threshold?.figure.observations[0]?.until,o=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return a(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[a(`h2`,{id:`unknown`,children:t.unknown}),a(`ul`,{children:[a(`li`,{children:t.unknownPeople}),i&&b(i,S())&&a(`li`,{children:t.unknownYears(i)}),n>0&&a(`li`,{children:t.unknownAddresses(n)}),r>0&&a(`li`,{children:t.unknownDates(r)}),o>0&&a(`li`,{children:t.leftOut(o)})]})]})}function ne(e,t){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,e.relation,e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,e.evidence,(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{Z as View};