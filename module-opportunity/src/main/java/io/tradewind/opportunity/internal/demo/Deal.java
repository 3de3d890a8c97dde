package io.tradewind.opportunity.internal.demo;

import java.util.List;

/**
 * Something that is sold again and again.
 *
 * @param product code of the value list
 * @param from least worth, in thousands
 * @param to most worth, in thousands
 */
record Deal(String zh, String en, String product, int from, int to) {
    static final List<Deal> PROJECTS = List.of(
            new Deal("二期智能产线", "Smart production line, phase 2", "LINE", 300, 2_400),
            new Deal("仓储机器人试点", "Warehouse robot pilot", "ROBOT", 80, 600),
            new Deal("备件年度框架", "Annual spare parts agreement", "PARTS", 60, 400),
            new Deal("液压站升级", "Hydraulic unit upgrade", "PARTS", 90, 320),
            new Deal("视觉质检系统", "Vision inspection system", "VISION", 150, 900),
            new Deal("车间 MES 改造", "Shop floor MES renewal", "MES", 200, 1_300),
            new Deal("储能监控平台", "Energy storage monitoring", "CLOUD", 120, 700),
            new Deal("包装线改造", "Packaging line refit", "LINE", 100, 800),
            new Deal("设备健康监测", "Machine health monitoring", "CLOUD", 70, 450),
            new Deal("立体仓库扩建", "High-bay warehouse extension", "ROBOT", 400, 3_000),
            new Deal("检测实验室设备", "Test laboratory equipment", "VISION", 130, 650),
            new Deal("维保三年合同", "Three-year service contract", "SERVICE", 50, 380));

    static final List<Deal> PARTNERSHIPS = List.of(
            new Deal("区域代理合作", "Regional dealership", "PARTNER", 100, 500),
            new Deal("行业集成商合作", "Integrator partnership", "PARTNER", 150, 800),
            new Deal("联合解决方案", "Joint solution", "CLOUD", 120, 600),
            new Deal("售后服务商签约", "Service partner agreement", "SERVICE", 40, 240));

    String name(boolean chinese) {
        return chinese ? zh : en;
    }
}
