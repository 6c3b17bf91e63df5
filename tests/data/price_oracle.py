#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second opinion on what calls cost: random calls of random models of the price list, one JSON object a line.

  price_oracle.py PRICES.json SEED COUNT

Decimals throughout. A price counts pico-dollars a unit, rounded up; the sum of a call nano-dollars, rounded up once.
"""
import decimal
import json
import random
import sys
from decimal import Decimal

decimal.getcontext().prec = 60
CEILING = decimal.ROUND_CEILING

BILLED_AS = {"cache_read": "input", "cache_write": "input", "cache_write_1h": "cache_write", "reasoning": "output",
             "audio_input": "input", "audio_output": "output", "image_input": "input", "image_output": "output",
             "video_input": "input", "video_output": "output", "audio_cache_read": "cache_read",
             "audio_cache_write": "cache_write", "image_cache_read": "cache_read", "citation": "input"}
KINDS = ["input", "output", "routing"] + list(BILLED_AS)
OF_INPUT = {"input", "cache_read", "cache_write", "cache_write_1h", "audio_input", "image_input", "video_input",
            "audio_cache_read", "audio_cache_write", "image_cache_read"}
IN_TOKENS = {"image.output": ["image_output"], "mpixel.output": ["image_output"], "image.input": ["image_input"],
             "second.input": ["audio_input", "input"], "second.output": ["audio_output", "video_output", "output"],
             "second.audio_input": ["audio_input"], "second.video_input": ["video_input"], "mchar.input": ["input"],
             "mchar.output": ["output", "audio_output"]}
OF_USAGE = {"input", "cache_read", "cache_write", "cache_write_1h", "audio_input", "image_input", "output", "reasoning",
            "audio_output", "image_output"}


def holds(condition, context, tokens):
    if "above_input_tokens" in condition and tokens <= condition["above_input_tokens"]:
        return False
    if "from" in condition and context["day"] < condition["from"]:
        return False
    for name in ("above_results", "interval_over_seconds", "commitment_months"):
        if name in condition and context.get(name, -1) < condition[name]:
            return False
    for name in ("service_tier", "region", "inference_geo", "speed", "size", "quality", "steps", "resolution"):
        if name in condition:
            wanted = condition[name] if isinstance(condition[name], list) else [condition[name]]
            if context.get(name) not in wanted:
                return False
    return True


def prices(model, context, tokens):
    found, factor = {}, Decimal(1)
    for block in [model["price"]] + model.get("price_if", []):
        if "if" in block and not holds(block["if"], context, tokens):
            continue
        factor *= block.get("times", 1)
        for unit, meters in block.items():
            if unit not in ("if", "times"):
                for meter, price in meters.items():
                    found[unit + "." + meter] = (Decimal(price) * 10**12).to_integral_value(CEILING)
    return {name: price * factor if name.startswith("mtok.") else price for name, price in found.items()}


def cost(model, usage, context):
    """In nano-dollars; `usage`: {"unit.meter": millionths of the unit}."""
    if "price" not in model:
        return None
    tokens = {name[5:]: count for name, count in usage.items() if name.startswith("mtok.")}
    table = prices(model, context, sum(count for kind, count in tokens.items() if kind in OF_INPUT))
    total = table.get("request.request", 0) * 10**6
    for name, count in usage.items():
        unit, meter = name.split(".", 1)
        if unit == "mtok":
            while meter and "mtok." + meter not in table:
                meter = BILLED_AS.get(meter)
            total += count * table["mtok." + meter] if meter else 0
        elif not any(tokens.get(kind) and "mtok." + kind in table for kind in IN_TOKENS.get(name, [])):
            total += count * table.get(name, 0)
    return int((Decimal(total) / 10**9).to_integral_value(CEILING))


def conditions(model):
    return [(name, value) for block in model.get("price_if", []) for name, value in block["if"].items()]


def some_context(model, chance):
    context = {"day": chance.choice(["2026-11-21", "2026-11-30", "2026-12-01", "2027-01-01", "2027-03-02"])}
    for name, value in conditions(model):
        if name in ("above_input_tokens", "from") or chance.random() < 0.6:
            continue
        if isinstance(value, list):
            value = chance.choice(value)
        context[name] = value + chance.choice([-1, 0, 1]) if isinstance(value, int) else value
    if chance.random() < 0.1:
        context["service_tier"] = chance.choice(["default", "priority", "batch", "flex", "unheard-of"])
    return context


def some_count(model, chance):
    limits = [value for name, value in conditions(model) if name == "above_input_tokens"]
    if limits and chance.random() < 0.3:
        return max(0, chance.choice(limits) + chance.choice([-1, 0, 1]))
    return chance.choice([0, 1, chance.randrange(100), chance.randrange(10_000), chance.randrange(2_000_000)])


def some_usage(model, chance):
    if chance.random() < 0.5:
        kinds = chance.sample(sorted(OF_USAGE), chance.randrange(1, 6))
        return {"mtok." + kind: some_count(model, chance) for kind in kinds}
    usage = {"mtok." + kind: some_count(model, chance) for kind in chance.sample(KINDS, chance.randrange(4))}
    others = [unit + "." + meter for unit, meters in model.get("price", {}).items() if unit not in ("mtok", "request") for meter in meters]
    for name in chance.sample(others, chance.randrange(len(others) + 1)):
        usage[name] = chance.choice([10**6, 3 * 10**6, chance.randrange(10**9)])
    return usage


def main(path, seed, count):
    with open(path, encoding="utf-8") as file:
        models = json.load(file, parse_float=Decimal)["models"]
    chance = random.Random(int(seed))
    conditional = [model for model in models if "price_if" in model]
    out = []
    for _ in range(int(count)):
        model = chance.choice(conditional if chance.random() < 0.6 else models)
        context = some_context(model, chance)
        usage = some_usage(model, chance)
        name = chance.choice([model["id"]] + model.get("aliases", []))
        out.append(json.dumps({"provider": model["provider"], "model": name, "when": context, "usage": usage,
                               "nanos": cost(model, usage, context)}, separators=(",", ":")))
    print("\n".join(out))


main(*sys.argv[1:])
