import puppeteer from 'puppeteer';
import { AxePuppeteer } from '@axe-core/puppeteer';
const url='http://localhost:4861';
const b=await puppeteer.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-dev-shm-usage'],defaultViewport:{width:1280,height:900}});
const [,,who,...paths]=process.argv;
const page=await b.newPage();
page.on('console',m=>m.type()==='error'&&console.log('console',m.text()));
await page.goto(url+'/sign-in',{waitUntil:'networkidle0'});
const link=await page.evaluateHandle(()=>[...document.querySelectorAll('a,button')].find(e=>/ЕСИ|ESI|аркылуу кирүү|Кирүү/i.test(e.textContent)&&e.closest('main')));
await Promise.all([page.waitForNavigation({waitUntil:'networkidle0'}),link.click()]);
const found=await page.evaluateHandle((who)=>[...document.querySelectorAll('a,button,label,li,tr')].filter(e=>e.textContent.includes(who)).sort((a,b)=>a.textContent.length-b.textContent.length)[0],who);
if(!found.asElement()){console.log(await page.evaluate(()=>document.body.innerText.slice(0,1500)));process.exit(1)}
await Promise.all([page.waitForNavigation({waitUntil:'networkidle0'}).catch(()=>{}),found.click()]);
console.log('at',page.url());
for(const [i,p] of paths.entries()){
 for(const w of [1280,390]){
  await page.setViewport({width:w,height:900});
  await page.goto(url+p,{waitUntil:'networkidle0'});
  await new Promise(r=>setTimeout(r,400));
  const over=await page.evaluate(()=>document.documentElement.scrollWidth-innerWidth);
  const axe=await new AxePuppeteer(page).withTags(['wcag2a','wcag2aa','wcag21aa','wcag22aa']).analyze();
  console.log(p,w,'overflow',over,'axe',axe.violations.map(v=>v.id+':'+v.nodes.map(n=>n.target).slice(0,3)));
  await page.screenshot({path:`/tmp/w/shot-${who.slice(0,4)}-${i}-${w}.png`,fullPage:true});
 }}
await b.close();
