#!/usr/bin/env python3
"""Writes the sample records in samples/changsha: what bureaus would send for the year 2007, about nobody who exists.

    python3 samples/make_changsha.py            (needs openpyxl)

Every enterprise is called 样本企业, every park 样本园区, every project 样本项目; the social credit codes carry the letters
YBQY where a real one has its organisation code, and end in the check character that belongs to them. A fixed seed fills in
what is ordinary; what the samples are to show is written out below, and each file comes in a form that bureaus use:

    parks.xlsx         a title over the header, units in the header, full-width digits, "-" and blanks, a last row of totals
    enterprises.csv    GBK; two years in one table; ranks and centres in one cell
    projects.csv       GB18030, thousands commas, the reform commission's and the tax bureau's figures
    land.xlsx          the land bureau's sheet of the same projects, under two header rows and in its own words
    fee_items.csv      UTF-8 with BOM, a row for each charge
    guarantees.xlsx    two sheets: the institutions, and a row for each guarantee
    new_products.csv, new_titles.csv           registers, a row for each
    city.xlsx          the city's own figures: clusters, funds, fairs, and sums that the closing paragraph is asked about
    rulings.csv, approvals.csv, history.csv    what authorities decided, agreed to, and paid before
    mapping.toml       the land bureau's words for the names of the policy
"""
import csv
import datetime
import io
import pathlib
import random
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Font

OUT = pathlib.Path(__file__).resolve().parent / "changsha"
YEAR = 2007
chance = random.Random(YEAR)

# What the files say for the names of the policy. Bureaus know the policy's own words; the land bureau alone has others.
FACILITY = {"specialised_supporting_park": "专业配套园区", "base": "配套基地", "specialised_service_centre": "专业化协作配套中心", "other": "其他"}
PARK_BUILDING = {"workshop": "车间", "production_auxiliary": "生产辅助建筑", "office": "办公楼", "dormitory": "宿舍", "commercial": "商业用房"}
SUPPLY = {"contiguous_requisition_phased": "成片征用逐步开发", "collective_land_share_or_jointly_run": "集体土地入股联营", "off_site_swap": "异地交换",
          "lease_without_requisition": "只租不征", "land_use_right_as_equity": "土地使用权折股", "other": "其他"}
TARGET = {"three_industries": "三大产业", "related": "相关产业", "other": "其他"}
DEAL = {"acquisition": "收购", "merger": "兼并", "restructuring": "重组", "other": "其他"}
CATEGORY = {"hightech_industrialisation": "高新技术产业化项目", "key_industrial": "重点工业项目", "major_contribution": "有突出贡献的重大项目", "other": "一般项目"}
RENEWAL = {"new": "新建", "renewal": "更新改造", "other": "其他"}
LEVEL_OF = {"city": "市级", "county_or_zone": "县区或开发区"}
NATURE = {"administrative": "行政性", "operational": "经营性"}
SET_BY = {"city": "市", "province": "省", "nation": "国家"}
INSTITUTION = {"guarantee_institution": "担保机构", "other": "其他机构"}
TITLE = {"china_well_known_trademark": "中国驰名商标", "china_famous_brand_product": "中国名牌产品"}
FORM = {"award": "奖励", "subsidy": "补助", "rebate": "返还", "fee_relief": "规费减免", "tax_relief": "税收减免"}
# These two go through mapping.toml.
PLOT = {"park_infrastructure": "基础设施用地", "new_industrial_project": "新增工业用地", "other": "其他用地"}
PLOT_BUILDING = {"workshop": "厂房", "production_auxiliary": "配套厂房", "office": "办公", "dormitory": "职工宿舍", "commercial": "商铺"}

YES = {True: "是", False: "否", None: ""}


# --- Codes ------------------------------------------------------------------------------------------------------------

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def social_credit_code(number):
    """GB 32100-2015: the last character makes the weighted sum of all a multiple of 31."""
    body = f"91430100YBQY0{number:04d}"
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(body))
    return body + ALPHABET[-total % 31]


CODES = {number: social_credit_code(number) for number in range(1, 31)}


# --- Writing ----------------------------------------------------------------------------------------------------------

def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in str(text))


def comma(number, digits=2):
    return f"{number:,.{digits}f}"


def write_csv(name, header, rows, encoding):
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    (OUT / name).write_bytes(text.getvalue().encode(encoding))


def save(book, name):
    """Saves a workbook that is the same bytes every time: openpyxl would write today's date into it."""
    day = datetime.datetime(YEAR + 1, 1, 15)
    book.properties.creator = "样本"
    book.properties.created = book.properties.modified = day
    loose = io.BytesIO()
    book.save(loose)
    with zipfile.ZipFile(loose) as found, zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED) as fixed:
        for entry in found.infolist():
            data = found.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                data = rewritten_dates(data)
            fixed.writestr(zipfile.ZipInfo(entry.filename, (YEAR + 1, 1, 15, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def rewritten_dates(core):
    text = core.decode("utf-8")
    for tag in ("created", "modified"):
        begin = text.index(">", text.index(f"<dcterms:{tag}")) + 1
        text = text[:begin] + f"{YEAR + 1}-01-15T00:00:00Z" + text[text.index("<", begin):]
    return text.encode("utf-8")


def sheet(book, title, header, rows, heading=None):
    """A sheet with a title over the header, if it has one."""
    page = book.create_sheet(title)
    if heading:
        page.append([heading])
        page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
        page["A1"].alignment = Alignment(horizontal="center")
        page["A1"].font = Font(bold=True, size=14)
    page.append(header)
    for row in rows:
        page.append(row)
    return page


def new_book():
    book = openpyxl.Workbook()
    book.remove(book.active)
    return book


# --- Parks ------------------------------------------------------------------------------------------------------------

def parks():
    header = ["园区编号", "园区名称", "年度", "园区类别", "是否新建", "是否为三大产业配套", "是否经批准", "园区工业总产值年均增幅(%)", "全市规模工业年均增幅(%)",
              "基础设施累计投入(万元)", "年配套产值(万元)", "建筑用途", "已缴土地出让金(万元)", "中央有关费用(万元)", "省有关费用(万元)", "是否园区建设用地", "供地方式"]
    f, b, s = FACILITY, PARK_BUILDING, SUPPLY
    rows = [
        # the line of 500 million exactly; the lead of three points exactly
        ["P01", "样本园区01", YEAR, f["specialised_supporting_park"], "是", "是", "是", 18.5, 15.5, 25600, 50000, b["workshop"], 1000, 150, 50, "是", s["contiguous_requisition_phased"]],
        # one 万元 below it; full-width figures
        ["P02", "样本园区02", YEAR, f["specialised_supporting_park"], "否", "是", "是", 17.9, 15.5, full_width("9999.99"), full_width("49999"), b["production_auxiliary"], 820.5, 123.08, 41.02, "是", s["off_site_swap"]],
        # paid the first award in 2006, now above the second line
        ["P03", "样本园区03", YEAR, f["base"], "否", "是", "是", 24.1, 15.5, "-", 103280.5, b["workshop"], 2400, 360, 120, "是", s["lease_without_requisition"]],
        # paid the first award in 2006, and still on it
        ["P04", "样本园区04", YEAR, f["base"], "否", "是", "是", 16.2, 15.5, "-", 61200, b["dormitory"], 300, 45, 15, "是", s["other"]],
        # straight to the second line
        ["P05", "样本园区05", YEAR, f["specialised_service_centre"], "是", "是", "是", 31, 15.5, 10000, 128000, b["workshop"], "", 45, 15, "是", s["land_use_right_as_equity"]],
        # output not reported
        ["P06", "样本园区06", YEAR, f["specialised_supporting_park"], "是", "是", "", 19, 15.5, 18700, "-", b["workshop"], 560, 84, 28, "是", ""],
        ["P07", "样本园区07", YEAR, f["other"], "是", "否", "是", 12.4, 15.5, 43000, 88000, b["office"], 1500, 225, 75, "否", s["contiguous_requisition_phased"]],
        # the deductions eat up the fee
        ["P08", "样本园区08", YEAR, f["specialised_service_centre"], "是", "是", "是", "／", 15.5, 7300, 21500, b["workshop"], 90, 70, 25, "是", s["collective_land_share_or_jointly_run"]],
    ]
    for number in range(9, 13):
        rows.append([f"P{number:02d}", f"样本园区{number:02d}", YEAR, chance.choice(list(f.values())), YES[chance.random() < 0.5], YES[chance.random() < 0.7], "是",
                     round(chance.uniform(10, 25), 1), 15.5, chance.randrange(2000, 40000), chance.randrange(8000, 140000), chance.choice(list(b.values())),
                     chance.randrange(200, 3000), chance.randrange(20, 200), chance.randrange(5, 60), "是", chance.choice(list(s.values()))])
    total = ["合计", "", "", "", "", "", "", "", "", sum(r[9] for r in rows if isinstance(r[9], int)), sum(r[10] for r in rows if isinstance(r[10], (int, float))), "",
             sum(r[12] for r in rows if isinstance(r[12], (int, float))), "", "", "", ""]
    book = new_book()
    sheet(book, "园区", header, rows + [total], "长沙市工业园区2007年度情况表（样本）")
    save(book, "parks.xlsx")


# --- Enterprises ------------------------------------------------------------------------------------------------------

ENTERPRISE_COLUMNS = ["统一社会信用代码", "企业名称", "年度", "是否三大产业集群企业", "是否配套企业", "是否主机企业", "是否龙头或配套企业", "是否集群或配套工业企业",
                      "是否在长沙注册", "是否市区老企业", "是否搬迁扩建进区", "是否进入工业园区", "是否符合国家产业政策", "年销售收入(万元)", "收购方是否优势企业", "被并企业产业类别",
                      "交易类型", "应缴契税(万元)", "免缴部分是否用于发展产业或安置职工", "采购本地配套产品额(万元)", "行业综合实力排名", "单个产品市场占有率排名", "研究开发费用(万元)",
                      "应纳所得税额(万元)", "应纳税所得额(万元)", "所得税税率(%)", "新建技术中心"]


def enterprise(number):
    """An ordinary enterprise: nothing taken over, no ranks, nothing new."""
    member = chance.random() < 0.6
    supplier = chance.random() < 0.5
    income = chance.randrange(50, 4000)
    return {
        "统一社会信用代码": CODES[number], "企业名称": f"样本企业{number:04d}", "年度": YEAR, "是否三大产业集群企业": YES[member], "是否配套企业": YES[supplier],
        "是否主机企业": "否", "是否龙头或配套企业": YES[supplier], "是否集群或配套工业企业": YES[member or supplier], "是否在长沙注册": YES[chance.random() < 0.9],
        "是否市区老企业": YES[chance.random() < 0.3], "是否搬迁扩建进区": YES[chance.random() < 0.3], "是否进入工业园区": YES[chance.random() < 0.6],
        "是否符合国家产业政策": YES[chance.random() < 0.9], "年销售收入(万元)": chance.randrange(800, 90000), "收购方是否优势企业": "否", "被并企业产业类别": "", "交易类型": "",
        "应缴契税(万元)": 0, "免缴部分是否用于发展产业或安置职工": "", "采购本地配套产品额(万元)": 0, "行业综合实力排名": "无", "单个产品市场占有率排名": "无",
        "研究开发费用(万元)": chance.randrange(10, 900), "应纳所得税额(万元)": round(income * 0.33, 2), "应纳税所得额(万元)": income, "所得税税率(%)": 33, "新建技术中心": "无",
    }


def enterprises():
    firms = {number: enterprise(number) for number in range(1, 31)}
    last_year = {}

    def firm(number, last=None, **columns):
        units = {"sales": "年销售收入(万元)", "bought": "采购本地配套产品额(万元)", "spent": "研究开发费用(万元)", "tax": "应纳所得税额(万元)", "income": "应纳税所得额(万元)",
                 "deed_tax": "应缴契税(万元)", "member": "是否三大产业集群企业", "supplier": "是否配套企业", "maker": "是否主机企业", "registered": "是否在长沙注册",
                 "rank": "行业综合实力排名", "share": "单个产品市场占有率排名", "centre": "新建技术中心", "advantaged": "收购方是否优势企业",
                 "target": "被并企业产业类别", "deal": "交易类型", "use": "免缴部分是否用于发展产业或安置职工"}
        firms[number].update({units[key]: value for key, value in columns.items()})
        if last:
            last_year[number] = {units[key]: value for key, value in last.items()}

    # makers: above ten billion; exactly ten billion; steps of additional purchases; one step missed; no year before
    firm(1, {"bought": 41200, "spent": 8200}, sales=1280000, member="是", maker="是", bought=47650, spent=9020, income=52000, tax=17160)
    firm(2, {"bought": 30500, "spent": 6100}, sales=1000000, member="是", maker="是", bought=31499.99, spent=6700, income=31000, tax=10230)
    firm(3, {"bought": 18800}, sales=436000, member="是", maker="是", bought=15200, spent=2300, income=-1200, tax=0)
    firm(4, sales=215000, member="是", maker="是", bought=9800, spent="—")
    firm(5, {"spent": 0}, sales=88000, member="是", maker="", bought=5200, spent=320)
    # suppliers: exactly 500 million and just above; ranked; already awarded; ranks not complete; registered elsewhere
    firm(6, {"spent": 600}, sales=50000, supplier="是", member="是", spent=659.99, rank="10、9、10", registered="是")
    firm(7, {"spent": 400}, sales=50000.01, supplier="是", member="是", spent=520, share="3、2、3", registered="是")
    firm(8, sales=36500, supplier="是", member="是", rank="8、8、7", registered="是")
    firm(9, sales=27400, supplier="是", member="是", rank="6、5", registered="是")
    firm(10, sales=91000, supplier="是", member="是", rank="3、3、2", registered="否")
    firm(11, sales=41000, supplier="是", member="是", rank="12、-、9", registered="是")
    # technology centres; titles and products stand in their own registers
    firm(12, member="是", centre="国家级")
    firm(13, member="是", centre="省级、国家级")
    firm(14, member="是", centre="市级")
    firm(15, member="否", centre="省级")
    firm(16, member="是", centre="")
    # takeovers
    firm(17, advantaged="是", target=TARGET["three_industries"], deal=DEAL["acquisition"], deed_tax=186.5, use="是")
    firm(18, advantaged="是", target=TARGET["related"], deal=DEAL["merger"], deed_tax=42, use="")
    firm(19, advantaged="是", target=TARGET["other"], deal=DEAL["acquisition"], deed_tax=77.25, use="是")
    rows = []
    for number in sorted(firms):
        if number in last_year:
            columns = {"统一社会信用代码": CODES[number], "企业名称": f"样本企业{number:04d}", "年度": YEAR - 1, **last_year[number]}
            rows.append([columns.get(heading, "") for heading in ENTERPRISE_COLUMNS])
        rows.append([firms[number][heading] for heading in ENTERPRISE_COLUMNS])
    write_csv("enterprises.csv", ENTERPRISE_COLUMNS, rows, "gbk")


def registers():
    titles = [
        (20, TITLE["china_well_known_trademark"], "是"),
        (21, TITLE["china_famous_brand_product"], "是"), (21, TITLE["china_well_known_trademark"], "是"),
        (22, TITLE["china_famous_brand_product"], "否"),      # renewed
        (23, "湖南省著名商标", "是"),                            # none of the two
        (24, TITLE["china_well_known_trademark"], ""),          # nobody says whether it is new
    ]
    write_csv("new_titles.csv", ["统一社会信用代码", "企业名称", "称号", "是否新获得"], [[CODES[n], f"样本企业{n:04d}", title, new] for n, title, new in titles], "utf-8-sig")
    products = [(12, "国家级"), (12, "市级"), (12, "市级"), (20, "省级、市级"), (25, "市级"), (26, "省级"), (26, "国家级"), (27, "")]
    write_csv("new_products.csv", ["产品编号", "产品名称", "统一社会信用代码", "新产品级别"],
              [[f"C{i:03d}", f"样本产品{i:03d}", CODES[n], level] for i, (n, level) in enumerate(products, 1)], "utf-8-sig")


# --- Projects ---------------------------------------------------------------------------------------------------------

PROJECT_COLUMNS = ["项目编号", "项目名称", "统一社会信用代码", "年度", "项目类别", "建设性质", "项目所属级次", "是否工业项目", "是否进入开发区或工业园区", "是否新进区", "是否新项目",
                   "是否竞争性领域", "是否重大生产性项目", "是否在长沙注册", "是否三大产业配套企业", "是否符合国家产业政策", "是否符合本地区产业发展规划", "投资总额（美元）",
                   "项目总投资(元)", "设备投资(元)", "已完成投资(元)", "固定资产投资额(元)", "固定资产投资额（美元）", "同期汇率", "固定资产投资（含土地购置款）(元)", "年产出(元)",
                   "年实现税金(元)", "增值税地方受益部分(元)", "所得税地方受益部分(元)", "投产后第几年", "所得税市级所得(元)", "所得税区级所得(元)", "经营期年数", "安排本市就业人数(人)",
                   "投资次年纳税总额(元)", "年出口结汇", "是否具有牵动作用的重大项目"]
LAND_COLUMNS = [("", "项目编号"), ("", "项目名称"), ("", "统一社会信用代码"), ("", "年度"), ("用地", "地类"), ("用地", "地上建筑"), ("用地", "用地面积(亩)"), ("出让金", "应缴土地出让金(万元)"),
                ("出让金", "已缴土地出让金(万元)"), ("出让金", "出让合同是否约定分期"), ("出让金", "合同分期"), ("规费", "市县有权减免的建设规费(万元)"), ("规费", "新菜地开发建设基金(万元)"),
                ("规费", "征地不可预见费(万元)")]


def project(number):
    owner = chance.randrange(1, 31)
    total = chance.randrange(6, 160) * 1_000_000
    equipment = round(total * chance.uniform(0.3, 0.7), 2)
    in_park = chance.random() < 0.7
    said = {
        "项目编号": f"X{number:03d}", "项目名称": f"样本项目{number:03d}", "统一社会信用代码": CODES[owner], "年度": YEAR, "项目类别": CATEGORY["other"], "建设性质": RENEWAL["new"],
        "项目所属级次": chance.choice(list(LEVEL_OF.values())), "是否工业项目": "是", "是否进入开发区或工业园区": YES[in_park], "是否新进区": YES[in_park and chance.random() < 0.5], "是否新项目": "是",
        "是否竞争性领域": "是", "是否重大生产性项目": YES[chance.random() < 0.4], "是否在长沙注册": "是", "是否三大产业配套企业": YES[chance.random() < 0.6], "是否符合国家产业政策": "是",
        "是否符合本地区产业发展规划": "是", "投资总额（美元）": comma(round(total / 7.8, 2)), "项目总投资(元)": comma(total), "设备投资(元)": comma(equipment),
        "已完成投资(元)": comma(round(total * chance.uniform(0.2, 1), 2)), "固定资产投资额(元)": comma(round(total * 0.9, 2)), "固定资产投资额（美元）": "", "同期汇率": "",
        "固定资产投资（含土地购置款）(元)": comma(round(total * 0.95, 2)), "年产出(元)": comma(round(total * chance.uniform(0.2, 2), 2)), "年实现税金(元)": comma(round(total * chance.uniform(0.01, 0.08), 2)),
        "增值税地方受益部分(元)": comma(round(total * chance.uniform(0, 0.01), 2)), "所得税地方受益部分(元)": comma(round(total * chance.uniform(0, 0.01), 2)), "投产后第几年": chance.randrange(0, 6),
        "所得税市级所得(元)": comma(chance.randrange(0, 900_000)), "所得税区级所得(元)": comma(chance.randrange(1, 900_000)), "经营期年数": chance.choice([5, 8, 10, 15, 20]),
        "安排本市就业人数(人)": comma(chance.randrange(30, 900), 0), "投资次年纳税总额(元)": comma(round(total * 0.03, 2)), "年出口结汇": comma(chance.randrange(0, 3_000_000)), "是否具有牵动作用的重大项目": "否",
    }
    fee = chance.randrange(80, 900)
    land = {
        "项目编号": said["项目编号"], "项目名称": said["项目名称"], "统一社会信用代码": CODES[owner], "年度": YEAR, "地类": PLOT["new_industrial_project"] if said["是否新进区"] == "是" else PLOT["other"],
        "地上建筑": chance.choice(list(PLOT_BUILDING.values())), "用地面积(亩)": chance.randrange(10, 120), "应缴土地出让金(万元)": fee, "已缴土地出让金(万元)": fee,
        "出让合同是否约定分期": "否", "合同分期": "无", "市县有权减免的建设规费(万元)": chance.randrange(5, 120), "新菜地开发建设基金(万元)": chance.randrange(0, 40), "征地不可预见费(万元)": chance.randrange(0, 20),
    }
    return said, land


def projects():
    all_projects = {number: project(number) for number in range(1, 21)}

    def shows(number, land=None, **columns):
        names = {"category": "项目类别", "entrant": "是否新进区", "in_park": "是否进入开发区或工业园区", "usd": "投资总额（美元）", "total": "项目总投资(元)", "equipment": "设备投资(元)",
                 "invested": "已完成投资(元)", "fixed": "固定资产投资额(元)", "fixed_usd": "固定资产投资额（美元）", "rate": "同期汇率", "with_land": "固定资产投资（含土地购置款）(元)", "tax": "年实现税金(元)",
                 "city_tax": "所得税市级所得(元)", "district_tax": "所得税区级所得(元)", "years": "经营期年数", "jobs": "安排本市就业人数(人)", "drives": "是否具有牵动作用的重大项目",
                 "supplier": "是否三大产业配套企业", "level": "项目所属级次", "since": "投产后第几年", "new": "是否新项目", "major": "是否重大生产性项目", "competitive": "是否竞争性领域",
                 "vat": "增值税地方受益部分(元)", "income_tax": "所得税地方受益部分(元)", "industrial": "是否工业项目"}
        said, plot = all_projects[number]
        said.update({names[key]: value for key, value in columns.items()})
        plot.update(land or {})

    newcomer = {"entrant": "是", "in_park": "是", "new": "是"}
    # the land fee comes back: ruled on, not ruled on, ruled on outside the range, a dollar too little, tax not reported
    shows(1, {"已缴土地出让金(万元)": 2000, "应缴土地出让金(万元)": 2000, "地类": PLOT["new_industrial_project"], "出让合同是否约定分期": "是", "合同分期": "1000万元；600万元；400万元"}, **newcomer,
          category=CATEGORY["key_industrial"], usd="31,000,000.00", tax="12,000,000.00", total="242,000,000.00", invested="121,000,000.00", city_tax="1,000,000.00", district_tax="3,000,000.00")
    shows(2, {"已缴土地出让金(万元)": 1350, "应缴土地出让金(万元)": 1350, "地类": PLOT["new_industrial_project"], "出让合同是否约定分期": "是", "合同分期": "675万元；400万元；274.99万元"}, **newcomer,
          category=CATEGORY["hightech_industrialisation"], usd="45,500,000.00", tax="10,000,000.00", total="355,000,000.00", invested="177,499,999.00")
    shows(3, {"已缴土地出让金(万元)": 980}, **newcomer, category=CATEGORY["major_contribution"], usd="38,000,000.00", tax="26,400,000.00")
    shows(4, {"已缴土地出让金(万元)": 1100}, **newcomer, category=CATEGORY["key_industrial"], usd="30,000,000.00", tax="15,000,000.00")
    shows(5, {"已缴土地出让金(万元)": 760}, **newcomer, category=CATEGORY["key_industrial"], usd="33,300,000.00", tax="－")
    shows(6, {"已缴土地出让金(万元)": 640}, **newcomer, category=CATEGORY["major_contribution"], usd="52,000,000.00", tax="18,000,000.00", city_tax="0", district_tax="0")
    # special support: a thousand jobs and approved; a driver not approved; 999 jobs
    shows(7, years=10, jobs="1,000", drives="否")
    shows(8, years=15, jobs="420", drives="是")
    shows(9, years=20, jobs="999", drives="否")
    # suppliers' projects at the lines; the county's; equipment a yuan short
    supplier = {"supplier": "是", "new": "是"}
    shows(10, **supplier, total="10,000,000.00", equipment="5,000,000.00", level=LEVEL_OF["city"], since=1, vat="2,000,000.00", income_tax="1,000,000.00", with_land="30,000,000.00")
    shows(11, **supplier, total="48,000,000.00", equipment="31,250,000.10", level=LEVEL_OF["county_or_zone"], since=4)
    shows(12, **supplier, total="10,000,000.00", equipment="4,999,999.00", level=LEVEL_OF["county_or_zone"], since=2)
    all_projects[10][1]["用地面积(亩)"] = 20
    # construction charges: approved, not asked, dollars, dollars without a rate, offices
    shows(13, {"地上建筑": PLOT_BUILDING["workshop"], "市县有权减免的建设规费(万元)": 100}, fixed="30,000,000.00")
    shows(14, {"地上建筑": PLOT_BUILDING["workshop"], "市县有权减免的建设规费(万元)": 64.8}, fixed="100,000,000.00")
    shows(15, {"地上建筑": PLOT_BUILDING["production_auxiliary"], "市县有权减免的建设规费(万元)": 88}, fixed="", fixed_usd="26,000,000.00", rate=7.8087)
    shows(16, {"地上建筑": PLOT_BUILDING["workshop"], "市县有权减免的建设规费(万元)": 51}, fixed="", fixed_usd="6,000,000.00", rate="")
    shows(17, {"地上建筑": PLOT_BUILDING["office"], "市县有权减免的建设规费(万元)": 40}, fixed="210,000,000.00")
    # where they are to be: a major project outside; one nobody called competitive
    shows(18, in_park="否", entrant="否", major="是", competitive="是")
    shows(19, in_park="否", entrant="否", major="是", competitive="")
    write_csv("projects.csv", PROJECT_COLUMNS, [[said[heading] for heading in PROJECT_COLUMNS] for said, _ in all_projects.values()], "gb18030")

    book = new_book()
    page = book.create_sheet("项目")
    page.append(["2007年度项目用地及规费情况（样本）"])
    page.append([group for group, _ in LAND_COLUMNS])
    page.append([heading for _, heading in LAND_COLUMNS])
    for group in ("用地", "出让金", "规费"):
        places = [i for i, (of, _) in enumerate(LAND_COLUMNS, 1) if of == group]
        page.merge_cells(start_row=2, start_column=places[0], end_row=2, end_column=places[-1])
    for _, plot in all_projects.values():
        page.append([plot[heading] for _, heading in LAND_COLUMNS])
    save(book, "land.xlsx")

    fees = []
    for number, (said, _) in all_projects.items():
        if said["是否新进区"] != "是" or number == 6:          # nobody sent the charges of number 6
            continue
        for nature, set_by, least, most in (("administrative", "city", 2, 12), ("operational", "city", 1, 8), ("administrative", "province", 1, 5), ("operational", "nation", 0, 3)):
            fees.append([said["项目编号"], NATURE[nature], SET_BY[set_by], f"{chance.uniform(least, most):.2f}"])
    write_csv("fee_items.csv", ["项目编号", "收费性质", "规定机关", "收费金额（万元）"], fees, "utf-8-sig")


# --- Guarantee institutions, and the city itself ----------------------------------------------------------------------

def guarantees():
    book = new_book()
    kinds = INSTITUTION
    sheet(book, "担保机构", ["机构编号", "机构名称", "年度", "机构类型", "注册日期", "纳税义务发生日期", "应缴营业税(万元)"], [
        ["D01", "样本担保机构01", YEAR, kinds["guarantee_institution"], datetime.date(2004, 12, 31), datetime.date(2007, 12, 31), 18.6],     # the last day
        ["D02", "样本担保机构02", YEAR, kinds["guarantee_institution"], datetime.date(2003, 5, 20), datetime.date(2007, 6, 30), 24.15],      # too late
        ["D03", "样本担保机构03", YEAR, kinds["guarantee_institution"], "二〇〇六年三月一日", datetime.date(2007, 9, 30), 9.3],               # written out
    ], "担保机构基本情况（样本）")
    rows = []
    for institution, count in (("D01", 9), ("D02", 6)):
        for _ in range(count):
            rows.append([institution, chance.randrange(50, 900), chance.choice([90, 180, 270, 365, 365, 730]), YES[chance.random() < 0.8], YES[chance.random() < 0.85]])
    rows.append(["D03", 500, 365, "是", "是"])
    rows.append(["D03", 300, "", "是", "是"])                      # the term is not stated
    sheet(book, "担保明细", ["机构编号", "担保金额(万元)", "担保天数", "是否中小企业", "税收级次是否在本市"], rows)
    save(book, "guarantees.xlsx")


def city():
    book = new_book()
    sheet(book, "三大产业集群", ["集群编号", "年度", "三大产业集群工业总产值(亿元)", "龙头企业本地配套率(%)"], [["J01", YEAR, 512.6, 39.8]])
    sheet(book, "专项资金", ["资金编号", "年度", "园区建设贴息安排额(万元)", "产业集群扶持安排额(万元)", "担保基金安排第几年", "担保基金当年安排额(万元)"],
          [["F01", YEAR, 2300, 2000, "", ""], ["F02", YEAR, "", "", 2, 1000], ["F03", YEAR, "", "", 6, 0]])
    sheet(book, "市政府", ["政府编号", "年度", "全市性配套洽谈会次数"], [["Z01", YEAR, 2]])
    sheet(book, "拟兑现事项", ["事项编号", "扶持方式", "核算金额(万元)", "与其他文件是否同一事项", "本文件奖励额(万元)", "其他文件奖励额(万元)", "其他文件奖励是否已发"], [
        ["S01", FORM["award"], 50, "是", 50, 30, "否"], ["S02", FORM["award"], 50, "是", 50, 30, "是"], ["S03", FORM["award"], 50, "是", 50, 80, "否"],
        ["S04", FORM["subsidy"], 100, "否", 100, 20, "是"], ["S05", FORM["award"], 20, "", 20, 10, "否"],
    ])
    save(book, "city.xlsx")


# --- What authorities decided -----------------------------------------------------------------------------------------

def decided():
    write_csv("rulings.csv", ["subject", "provision", "discretion", "value", "authority", "date", "document"], [
        ["X001", "10-3", "rebate_rate_decided", "50%", "市政府", "2007-11-20", "样本纪要〔2007〕11号"],
        ["X001", "10-3", "rebate_years_decided", "4", "市政府", "2007-11-20", "样本纪要〔2007〕11号"],
        ["X003", "10-3", "rebate_rate_decided", "20%", "市政府", "2007-11-20", "样本纪要〔2007〕12号"],        # below the least that is allowed
        ["X003", "10-3", "rebate_years_decided", "3", "市政府", "2007-11-20", "样本纪要〔2007〕12号"],
        ["X006", "10-3", "rebate_rate_decided", "60%", "市政府", "2007-12-05", "样本纪要〔2007〕13号"],
    ], "utf-8-sig")
    group, notes = "市工业协调领导小组", "样本审定〔2007〕3号"
    write_csv("approvals.csv", ["subject", "provision", "approval", "yes", "authority", "date", "document"], [
        ["P01", "13-1", "leading_group_approved", "是", group, "2007-12-18", notes],
        ["P03", "13-1", "leading_group_approved", "是", group, "2007-12-18", notes],
        [CODES[1], "13-2", "leading_group_approved", "是", group, "2007-12-18", notes],
        [CODES[6], "13-3", "leading_group_approved", "是", group, "2007-12-18", notes],
        [CODES[7], "13-3", "leading_group_approved", "否", group, "2007-12-18", notes],
        [CODES[12], "17-1", "leading_group_approved", "是", group, "2007-12-18", notes],
        [CODES[21], "14-1", "leading_group_approved", "是", group, "2007-12-18", notes],
        ["S01", "23-1", "leading_group_approved", "是", group, "2007-12-18", notes],
        ["X007", "10-5", "municipal_government_approved", "是", "市政府", "2007-10-09", "样本批复〔2007〕41号"],
        ["X013", "12-5", "fee_relief_approved", "是", "市建设主管部门", "2007-06-01", "样本减免〔2007〕7号"],
        ["X015", "12-5", "fee_relief_approved", "是", "市建设主管部门", "2007-08-14", "样本减免〔2007〕9号"],
        ["D01", "16-1", "tax_department_approved", "是", "市地方税务局", "2007-04-02", "样本税批〔2007〕5号"],
        ["D01", "16-3", "supervision_committee_approved", "是", "市中小企业信用担保监督管理委员会", "2007-12-10", "样本核定〔2007〕1号"],
        [CODES[1], "17-2", "tax_authority_reviewed", "是", "主管税务机关", "2007-12-28", "样本税审〔2007〕2号"],
    ], "utf-8-sig")
    write_csv("history.csv", ["subject", "provision", "tier", "year", "amount", "document"], [
        ["P03", "13-1", "50万元", "2006", "50万元", "样本奖励〔2006〕2号"],
        ["P04", "13-1", "50万元", "2006", "50万元", "样本奖励〔2006〕2号"],
        [CODES[8], "13-3", "", "2006", "50万元", "样本奖励〔2006〕4号"],
    ], "utf-8-sig")


def mapping():
    lines = ["# The land bureau has its own headings and words. Written by samples/make_changsha.py.", "", '[table."land.xlsx".columns]']
    for heading, fact, names in (("地类", "land_use", PLOT), ("地上建筑", "building_use", PLOT_BUILDING)):
        said = ", ".join(f'"{word}" = "{name}"' for name, word in names.items())
        lines.append(f'"{heading}" = {{ fact = "{fact}", values = {{ {said} }} }}')
    (OUT / "mapping.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for write in (parks, enterprises, registers, projects, guarantees, city, decided, mapping):
        write()
    print(f"{len(list(OUT.iterdir()))} files in {OUT}")


if __name__ == "__main__":
    main()
