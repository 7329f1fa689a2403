/* Generated from engine/meta/*.schema.json by engine/meta/generate.mjs. Do not edit. */
export const META: Record<string, Record<string, unknown>> = {
  "act": {
    "$id": "act",
    "title": "Act",
    "description": "acts/ID.json: a regulation, clause by clause, in our own short words.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "number": {
        "type": "string"
      },
      "date": {
        "$ref": "common#/$defs/date"
      },
      "source": {
        "type": "string"
      },
      "clauses": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "Clause",
          "type": "object",
          "properties": {
            "id": {
              "type": "string",
              "pattern": "^[A-Za-z0-9.-]+$"
            },
            "force": {
              "enum": [
                "obliges",
                "permits",
                "states"
              ]
            },
            "text": {
              "$ref": "common#/$defs/text"
            }
          },
          "required": [
            "id",
            "force",
            "text"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "title",
      "clauses"
    ],
    "additionalProperties": false
  },
  "bundle": {
    "$id": "bundle",
    "title": "Bundle",
    "description": "bundle.json: what the bundle is, whose it is and from when.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "common#/$defs/id"
      },
      "version": {
        "type": "string",
        "pattern": "^\\d+\\.\\d+\\.\\d+$"
      },
      "title": {
        "$ref": "common#/$defs/text"
      },
      "extends": {
        "$ref": "common#/$defs/id"
      },
      "amends": {
        "description": "The folder of an earlier edition of the same bundle that this folder changes; in place of extends.",
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(@[a-z0-9]+([-.][a-z0-9]+)*)?$"
      },
      "effectiveFrom": {
        "$ref": "common#/$defs/date"
      },
      "languages": {
        "description": "The languages its texts are written in; where a text has no other, the first of them is shown.",
        "type": "array",
        "items": {
          "enum": [
            "ky",
            "ru",
            "en"
          ]
        },
        "minItems": 1,
        "tsType": "Lang[]"
      },
      "body": {
        "title": "Body",
        "description": "The body that acts by this bundle.",
        "type": "object",
        "properties": {
          "name": {
            "$ref": "common#/$defs/text"
          },
          "short": {
            "$ref": "common#/$defs/text"
          },
          "address": {
            "$ref": "common#/$defs/text"
          },
          "contact": {
            "type": "string"
          },
          "inn": {
            "description": "The body's tax number: a certificate that signs for it must bear it.",
            "type": "string",
            "pattern": "^\\d{14}$"
          },
          "innBasis": {
            "description": "What the tax number rests on, where that differs from the rest.",
            "$ref": "common#/$defs/basis"
          },
          "basis": {
            "$ref": "common#/$defs/basis"
          },
          "legal": {
            "$ref": "common#/$defs/legal"
          }
        },
        "required": [
          "name",
          "short"
        ],
        "additionalProperties": false
      },
      "answersFor": {
        "description": "Acts whose clauses this bundle is to carry; every act where absent, none where empty. The others are another body's.",
        "type": "array",
        "items": {
          "$ref": "common#/$defs/id"
        }
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      }
    },
    "required": [
      "id",
      "version",
      "title",
      "effectiveFrom",
      "languages"
    ],
    "additionalProperties": false
  },
  "calendar": {
    "$id": "calendar",
    "title": "Calendar",
    "description": "calendar.json: working days of the country. Live data: not part of an edition's hash.",
    "type": "object",
    "properties": {
      "timezone": {
        "type": "string"
      },
      "weekend": {
        "description": "0 is Sunday.",
        "type": "array",
        "items": {
          "type": "integer",
          "minimum": 0,
          "maximum": 6
        },
        "tsType": "number[]"
      },
      "rollForward": {
        "description": "A deadline on a day off moves to the next working day.",
        "type": "boolean"
      },
      "years": {
        "type": "object",
        "propertyNames": {
          "pattern": "^\\d{4}$"
        },
        "additionalProperties": {
          "title": "CalendarYear",
          "type": "object",
          "properties": {
            "provisional": {
              "type": "boolean"
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            },
            "source": {
              "type": "string"
            },
            "holidays": {
              "type": "array",
              "items": {
                "title": "Holiday",
                "type": "object",
                "properties": {
                  "date": {
                    "$ref": "common#/$defs/date"
                  },
                  "title": {
                    "$ref": "common#/$defs/text"
                  }
                },
                "required": [
                  "date",
                  "title"
                ],
                "additionalProperties": false
              }
            },
            "workingDays": {
              "description": "Days off that are worked instead.",
              "type": "array",
              "items": {
                "$ref": "common#/$defs/date"
              },
              "tsType": "string[]"
            }
          },
          "required": [
            "provisional",
            "holidays"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "timezone",
      "weekend",
      "rollForward",
      "years"
    ],
    "additionalProperties": false
  },
  "checklist": {
    "$id": "checklist",
    "title": "Checklist",
    "description": "checklists/ID.json: documents to attach.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "items": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "ChecklistItem",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "common#/$defs/id"
            },
            "title": {
              "$ref": "common#/$defs/text"
            },
            "help": {
              "$ref": "common#/$defs/text"
            },
            "required": {
              "type": "boolean"
            },
            "requiredWhen": {
              "$ref": "common#/$defs/condition"
            },
            "floor": {
              "description": "No bundle that extends this one may drop it, or ask for it less often.",
              "type": "boolean"
            },
            "maxFiles": {
              "type": "integer",
              "minimum": 1
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            },
            "legal": {
              "$ref": "common#/$defs/legal"
            }
          },
          "required": [
            "id",
            "title",
            "basis"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "title",
      "items"
    ],
    "additionalProperties": false
  },
  "classifier": {
    "$id": "classifier",
    "title": "Classifier",
    "description": "classifiers/ID.json: a code list.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "items": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "ClassifierItem",
          "type": "object",
          "properties": {
            "id": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9.-]*$"
            },
            "title": {
              "$ref": "common#/$defs/text"
            },
            "value": {
              "description": "What the code counts for in points.",
              "type": "number"
            },
            "tone": {
              "$ref": "common#/$defs/tone"
            },
            "legal": {
              "$ref": "common#/$defs/legal"
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            }
          },
          "required": [
            "id",
            "title"
          ],
          "additionalProperties": false
        }
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "items"
    ],
    "additionalProperties": false
  },
  "common": {
    "$id": "common",
    "title": "Common",
    "description": "Shapes that every kind of definition shares.",
    "$defs": {
      "text": {
        "title": "Text",
        "description": "One text in the three languages of the product.",
        "type": "object",
        "properties": {
          "ky": {
            "type": "string",
            "minLength": 1
          },
          "ru": {
            "type": "string",
            "minLength": 1
          },
          "en": {
            "type": "string",
            "minLength": 1
          }
        },
        "required": [
          "ky",
          "ru",
          "en"
        ],
        "additionalProperties": false,
        "tsType": "Text"
      },
      "id": {
        "title": "Id",
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": 80,
        "tsType": "string"
      },
      "fieldName": {
        "title": "FieldName",
        "type": "string",
        "pattern": "^[a-z][A-Za-z0-9]*$",
        "maxLength": 60,
        "tsType": "string"
      },
      "date": {
        "title": "IsoDate",
        "type": "string",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
        "tsType": "string"
      },
      "legal": {
        "title": "Legal",
        "description": "Clauses this rests on: act id, #, clause id.",
        "type": "array",
        "items": {
          "type": "string",
          "pattern": "^[a-z0-9-]+#[A-Za-z0-9.-]+$"
        },
        "minItems": 1,
        "tsType": "string[]"
      },
      "basis": {
        "title": "Basis",
        "description": "What it rests on: stated by a source, found in public, proposed as our reading, or a sample to be replaced.",
        "enum": [
          "stated",
          "public",
          "proposed",
          "sample"
        ],
        "tsType": "Basis"
      },
      "scalar": {
        "title": "Scalar",
        "description": "A literal, a parameter or another fact of the context.",
        "oneOf": [
          {
            "type": [
              "string",
              "number",
              "boolean"
            ]
          },
          {
            "type": "object",
            "properties": {
              "param": {
                "$ref": "common#/$defs/id"
              }
            },
            "required": [
              "param"
            ],
            "additionalProperties": false
          },
          {
            "type": "object",
            "properties": {
              "fact": {
                "type": "string"
              }
            },
            "required": [
              "fact"
            ],
            "additionalProperties": false
          }
        ],
        "tsType": "Scalar"
      },
      "amount": {
        "title": "Amount",
        "oneOf": [
          {
            "type": "integer",
            "minimum": 0
          },
          {
            "type": "object",
            "properties": {
              "param": {
                "$ref": "common#/$defs/id"
              }
            },
            "required": [
              "param"
            ],
            "additionalProperties": false
          }
        ],
        "tsType": "Amount"
      },
      "quorum": {
        "title": "Quorum",
        "description": "How many must hand in: a number, or a share of those who hold a role, at least the share or more than it.",
        "oneOf": [
          {
            "type": "integer",
            "minimum": 0
          },
          {
            "type": "object",
            "properties": {
              "param": {
                "$ref": "common#/$defs/id"
              }
            },
            "required": [
              "param"
            ],
            "additionalProperties": false
          },
          {
            "type": "object",
            "properties": {
              "share": {
                "oneOf": [
                  {
                    "type": "number",
                    "exclusiveMinimum": 0,
                    "maximum": 1
                  },
                  {
                    "type": "object",
                    "properties": {
                      "param": {
                        "$ref": "common#/$defs/id"
                      }
                    },
                    "required": [
                      "param"
                    ],
                    "additionalProperties": false
                  }
                ]
              },
              "of": {
                "description": "The role whose holders are counted.",
                "$ref": "common#/$defs/id"
              }
            },
            "required": [
              "share",
              "of"
            ],
            "additionalProperties": false
          },
          {
            "type": "object",
            "properties": {
              "moreThan": {
                "oneOf": [
                  {
                    "type": "number",
                    "exclusiveMinimum": 0,
                    "maximum": 1
                  },
                  {
                    "type": "object",
                    "properties": {
                      "param": {
                        "$ref": "common#/$defs/id"
                      }
                    },
                    "required": [
                      "param"
                    ],
                    "additionalProperties": false
                  }
                ]
              },
              "of": {
                "description": "The role whose holders are counted.",
                "$ref": "common#/$defs/id"
              }
            },
            "required": [
              "moreThan",
              "of"
            ],
            "additionalProperties": false
          }
        ],
        "tsType": "Quorum"
      },
      "test": {
        "title": "Test",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {
          "is": {
            "$ref": "common#/$defs/scalar"
          },
          "not": {
            "$ref": "common#/$defs/scalar"
          },
          "in": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common#/$defs/scalar"
            }
          },
          "notIn": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common#/$defs/scalar"
            }
          },
          "atLeast": {
            "$ref": "common#/$defs/scalar"
          },
          "atMost": {
            "$ref": "common#/$defs/scalar"
          },
          "moreThan": {
            "$ref": "common#/$defs/scalar"
          },
          "lessThan": {
            "$ref": "common#/$defs/scalar"
          },
          "onOrAfter": {
            "$ref": "common#/$defs/scalar"
          },
          "onOrBefore": {
            "$ref": "common#/$defs/scalar"
          },
          "after": {
            "$ref": "common#/$defs/scalar"
          },
          "before": {
            "$ref": "common#/$defs/scalar"
          },
          "has": {
            "$ref": "common#/$defs/scalar"
          },
          "hasNot": {
            "$ref": "common#/$defs/scalar"
          },
          "known": {
            "type": "boolean"
          }
        },
        "tsType": "Test"
      },
      "condition": {
        "title": "Condition",
        "description": "A map of fact to test means all of them; all, any and not combine.",
        "type": "object",
        "minProperties": 1,
        "properties": {
          "all": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common#/$defs/condition"
            }
          },
          "any": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common#/$defs/condition"
            }
          },
          "not": {
            "$ref": "common#/$defs/condition"
          }
        },
        "additionalProperties": {
          "$ref": "common#/$defs/test"
        },
        "tsType": "Condition"
      },
      "duration": {
        "title": "Duration",
        "description": "A statutory span: exactly one unit.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
        "properties": {
          "workingDays": {
            "$ref": "common#/$defs/amount"
          },
          "calendarDays": {
            "$ref": "common#/$defs/amount"
          },
          "months": {
            "$ref": "common#/$defs/amount"
          },
          "years": {
            "$ref": "common#/$defs/amount"
          }
        },
        "tsType": "Duration"
      },
      "expression": {
        "title": "Expression",
        "description": "A value computed from the context: a path, or an object with exactly one verb.",
        "oneOf": [
          {
            "type": "string",
            "minLength": 1
          },
          {
            "type": "object",
            "required": [
              "value"
            ],
            "properties": {
              "value": {}
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "param"
            ],
            "properties": {
              "param": {
                "$ref": "common#/$defs/id"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "label",
              "classifier"
            ],
            "properties": {
              "label": {
                "type": "string"
              },
              "classifier": {
                "$ref": "common#/$defs/id"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "typeTitle"
            ],
            "properties": {
              "typeTitle": {
                "type": "string"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "count"
            ],
            "properties": {
              "count": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "share"
            ],
            "properties": {
              "share": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "any"
            ],
            "properties": {
              "any": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "every"
            ],
            "properties": {
              "every": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "sum",
              "of"
            ],
            "properties": {
              "sum": {
                "type": "string"
              },
              "of": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "min",
              "of"
            ],
            "properties": {
              "min": {
                "type": "string"
              },
              "of": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "max",
              "of"
            ],
            "properties": {
              "max": {
                "type": "string"
              },
              "of": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "values",
              "of"
            ],
            "properties": {
              "values": {
                "type": "string"
              },
              "of": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              },
              "once": {
                "const": true
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "latestOf",
              "by"
            ],
            "properties": {
              "latestOf": {
                "description": "A list; what is given is one of its items.",
                "type": "string"
              },
              "by": {
                "description": "The field of the item that holds a day.",
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "dayOf",
              "on"
            ],
            "properties": {
              "dayOf": {
                "description": "A year of four digits.",
                "$ref": "common#/$defs/expression"
              },
              "on": {
                "description": "Month and day, MM-DD.",
                "$ref": "common#/$defs/expression"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "sameName"
            ],
            "properties": {
              "sameName": {
                "description": "Whether two names are the same but for blanks and capitals.",
                "type": "array",
                "minItems": 2,
                "maxItems": 2,
                "items": {
                  "$ref": "common#/$defs/expression"
                }
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "tally",
              "of"
            ],
            "properties": {
              "tally": {
                "type": "string"
              },
              "of": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "description": "The values of the codes answered, each times the weight of its criterion (1 where it has none); take mean divides by the weights.",
            "type": "object",
            "required": [
              "points",
              "of",
              "classifier"
            ],
            "properties": {
              "points": {
                "type": "string"
              },
              "of": {
                "type": "string"
              },
              "classifier": {
                "$ref": "common#/$defs/id"
              },
              "take": {
                "const": "mean"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "across",
              "of",
              "take",
              "classifier"
            ],
            "properties": {
              "across": {
                "type": "string"
              },
              "of": {
                "type": "string"
              },
              "take": {
                "enum": [
                  "worst",
                  "majority"
                ]
              },
              "classifier": {
                "$ref": "common#/$defs/id"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "list",
              "each"
            ],
            "properties": {
              "list": {
                "type": "string"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              },
              "each": {
                "$ref": "common#/$defs/expressions"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "date",
              "plus"
            ],
            "properties": {
              "date": {
                "$ref": "common#/$defs/expression"
              },
              "plus": {
                "$ref": "common#/$defs/duration"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "date",
              "minus"
            ],
            "properties": {
              "date": {
                "$ref": "common#/$defs/expression"
              },
              "minus": {
                "$ref": "common#/$defs/duration"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "earliest"
            ],
            "properties": {
              "earliest": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "$ref": "common#/$defs/expression"
                }
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "latest"
            ],
            "properties": {
              "latest": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "$ref": "common#/$defs/expression"
                }
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "first"
            ],
            "properties": {
              "first": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "$ref": "common#/$defs/expression"
                }
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "if",
              "then"
            ],
            "properties": {
              "if": {
                "$ref": "common#/$defs/condition"
              },
              "then": {
                "$ref": "common#/$defs/expression"
              },
              "else": {
                "$ref": "common#/$defs/expression"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "say"
            ],
            "properties": {
              "say": {
                "$ref": "common#/$defs/text"
              },
              "with": {
                "$ref": "common#/$defs/expressions"
              }
            },
            "additionalProperties": false
          }
        ],
        "tsType": "Expression"
      },
      "expressions": {
        "title": "Expressions",
        "type": "object",
        "propertyNames": {
          "pattern": "^[a-z][A-Za-z0-9]*$"
        },
        "additionalProperties": {
          "$ref": "common#/$defs/expression"
        },
        "tsType": "Record<string, Expression>"
      },
      "tone": {
        "title": "Tone",
        "enum": [
          "neutral",
          "active",
          "good",
          "warning",
          "bad"
        ],
        "tsType": "Tone"
      },
      "series": {
        "title": "NumberSeries",
        "description": "Human numbers: {n:5} is the counter padded to 5, {year} the year. One counter per series and year where the format names the year.",
        "type": "object",
        "properties": {
          "series": {
            "$ref": "common#/$defs/id"
          },
          "format": {
            "type": "string",
            "pattern": "^([^{}]|\\{year\\})*\\{n(:\\d)?\\}([^{}]|\\{year\\})*$"
          }
        },
        "required": [
          "series",
          "format"
        ],
        "additionalProperties": false
      },
      "jsonSchema": {
        "title": "JsonSchema",
        "description": "A JSON Schema of the subset the engine supports.",
        "type": "object",
        "tsType": "JsonSchema"
      },
      "options": {
        "title": "Options",
        "description": "Where the choices of a field come from: a classifier, the types of the bundle, or entries of a register. Entries taken from a register are kept in the answer as {id, ...take}.",
        "oneOf": [
          {
            "type": "object",
            "required": [
              "classifier"
            ],
            "properties": {
              "classifier": {
                "$ref": "common#/$defs/id"
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "types"
            ],
            "properties": {
              "types": {
                "const": true
              }
            },
            "additionalProperties": false
          },
          {
            "type": "object",
            "required": [
              "register",
              "label",
              "take"
            ],
            "properties": {
              "register": {
                "$ref": "common#/$defs/id"
              },
              "own": {
                "description": "Only entries of the applicant's organisation.",
                "type": "boolean"
              },
              "where": {
                "$ref": "common#/$defs/condition"
              },
              "label": {
                "type": "string"
              },
              "columns": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "take": {
                "type": "array",
                "items": {
                  "type": "string"
                },
                "minItems": 1
              }
            },
            "additionalProperties": false
          }
        ],
        "tsType": "OptionsSource"
      },
      "fieldUi": {
        "title": "FieldUi",
        "type": "object",
        "properties": {
          "title": {
            "$ref": "common#/$defs/text"
          },
          "help": {
            "$ref": "common#/$defs/text"
          },
          "placeholder": {
            "$ref": "common#/$defs/text"
          },
          "widget": {
            "enum": [
              "text",
              "textarea",
              "date",
              "select",
              "radio",
              "checkboxes",
              "checkbox",
              "table",
              "files",
              "links",
              "statement"
            ]
          },
          "options": {
            "$ref": "common#/$defs/options"
          },
          "visibleWhen": {
            "$ref": "common#/$defs/condition"
          },
          "requiredWhen": {
            "$ref": "common#/$defs/condition"
          },
          "readOnly": {
            "type": "boolean"
          },
          "sees": {
            "description": "Roles that may see what is answered; all readers of the case where absent, nobody where empty: what only the regulation reads.",
            "type": "array",
            "items": {
              "$ref": "common#/$defs/id"
            }
          },
          "lookup": {
            "description": "What is typed here is looked up in an outside service, and its answer fills other fields of the form.",
            "type": "object",
            "properties": {
              "service": {
                "$ref": "common#/$defs/id"
              },
              "with": {
                "description": "What is sent; paths start at the answers of the form.",
                "$ref": "common#/$defs/expressions"
              },
              "fills": {
                "description": "Field of the form → field of the answer. These fields can't be changed by hand.",
                "type": "object",
                "minProperties": 1,
                "propertyNames": {
                  "$ref": "common#/$defs/fieldName"
                },
                "additionalProperties": {
                  "$ref": "common#/$defs/fieldName"
                }
              }
            },
            "required": [
              "service",
              "with",
              "fills"
            ],
            "additionalProperties": false
          },
          "prefill": {
            "$ref": "common#/$defs/expression"
          },
          "items": {
            "type": "object",
            "additionalProperties": {
              "$ref": "common#/$defs/fieldUi"
            }
          },
          "floor": {
            "description": "Bundles that extend this one may not drop the field, hide it, or loosen its limits.",
            "type": "boolean"
          },
          "legal": {
            "$ref": "common#/$defs/legal"
          },
          "basis": {
            "$ref": "common#/$defs/basis"
          }
        },
        "required": [
          "title"
        ],
        "additionalProperties": false,
        "tsType": "FieldUi"
      },
      "fields": {
        "title": "Fields",
        "description": "A small form: one object schema and the texts of its fields.",
        "type": "object",
        "properties": {
          "schema": {
            "$ref": "common#/$defs/jsonSchema"
          },
          "ui": {
            "type": "object",
            "additionalProperties": {
              "$ref": "common#/$defs/fieldUi"
            },
            "tsType": "Record<string, FieldUi>"
          }
        },
        "required": [
          "schema",
          "ui"
        ],
        "additionalProperties": false
      },
      "requirement": {
        "title": "Requirement",
        "description": "What must hold before an action; the sentence says what to do when it does not.",
        "type": "object",
        "properties": {
          "that": {
            "$ref": "common#/$defs/condition"
          },
          "else": {
            "$ref": "common#/$defs/text"
          },
          "with": {
            "description": "Values that the sentence names in braces.",
            "$ref": "common#/$defs/expressions"
          },
          "field": {
            "description": "JSON Pointer of the field at fault.",
            "type": "string",
            "pattern": "^/"
          },
          "level": {
            "enum": [
              "error",
              "warning"
            ]
          },
          "floor": {
            "description": "Bundles that extend this one may not drop it.",
            "type": "boolean"
          },
          "legal": {
            "$ref": "common#/$defs/legal"
          },
          "basis": {
            "$ref": "common#/$defs/basis"
          }
        },
        "required": [
          "that",
          "else"
        ],
        "additionalProperties": false
      },
      "effect": {
        "title": "Effect",
        "description": "What follows from a transition; exactly one verb.",
        "type": "object",
        "properties": {
          "when": {
            "$ref": "common#/$defs/condition"
          },
          "issue": {
            "description": "A document to be numbered, sealed and printed.",
            "$ref": "common#/$defs/id"
          },
          "notify": {
            "$ref": "common#/$defs/id"
          },
          "to": {
            "description": "Roles that are told.",
            "type": "array",
            "items": {
              "$ref": "common#/$defs/id"
            },
            "minItems": 1
          },
          "register": {
            "description": "An entry to be made or changed; one per case and register.",
            "$ref": "common#/$defs/id"
          },
          "entry": {
            "description": "The id of the entry to change, where it is not the case's own.",
            "$ref": "common#/$defs/expression"
          },
          "set": {
            "$ref": "common#/$defs/expressions"
          },
          "assign": {
            "description": "A role held in this case only.",
            "$ref": "common#/$defs/id"
          },
          "people": {
            "description": "Persons who get it: a path to a person id or a list of {person} or ids.",
            "$ref": "common#/$defs/expression"
          },
          "recuse": {
            "description": "A part from which a person, the actor where people is absent, stands aside: neither counted nor asked any more.",
            "$ref": "common#/$defs/id"
          },
          "reason": {
            "description": "Why, in the words recorded.",
            "$ref": "common#/$defs/expression"
          },
          "draw": {
            "description": "A role of the case, given to persons drawn from a register by a recorded seed.",
            "$ref": "common#/$defs/id"
          },
          "from": {
            "description": "The register that is drawn from.",
            "$ref": "common#/$defs/id"
          },
          "where": {
            "description": "Which entries are in the pool.",
            "$ref": "common#/$defs/condition"
          },
          "count": {
            "$ref": "common#/$defs/amount"
          },
          "exclude": {
            "description": "Conflicts of interest: whoever one of them holds for, or may hold for, is not drawn.",
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "properties": {
                "when": {
                  "$ref": "common#/$defs/condition"
                },
                "because": {
                  "$ref": "common#/$defs/text"
                }
              },
              "required": [
                "when",
                "because"
              ],
              "additionalProperties": false
            }
          },
          "person": {
            "description": "The field of the entry that names the person; person where absent.",
            "$ref": "common#/$defs/fieldName"
          },
          "label": {
            "description": "The field whose value is kept in the record beside the person.",
            "$ref": "common#/$defs/fieldName"
          },
          "replace": {
            "description": "Persons who give their places up: as many are drawn anew, and reason says why.",
            "$ref": "common#/$defs/expression"
          },
          "open": {
            "description": "A procedure whose case is opened for the same applicant, tied to this one.",
            "$ref": "common#/$defs/id"
          },
          "send": {
            "description": "A service that is sent a message; set says what is sent. Its answer becomes an event of the case.",
            "$ref": "common#/$defs/id"
          },
          "under": {
            "description": "The edition of the case that is opened: inForce on that day; its opener's where absent.",
            "const": "inForce"
          },
          "with": {
            "description": "What the new case holds from the start: form → field → value.",
            "type": "object",
            "propertyNames": {
              "$ref": "common#/$defs/id"
            },
            "additionalProperties": {
              "$ref": "common#/$defs/expressions"
            }
          },
          "appoint": {
            "description": "A role of the applicant, of the case's body or of the platform that somebody holds from then on.",
            "$ref": "common#/$defs/id"
          },
          "dismiss": {
            "description": "A role that somebody holds no longer.",
            "$ref": "common#/$defs/id"
          },
          "pin": {
            "description": "The personal number of who is appointed or dismissed; one who is not known yet is entered under name.",
            "$ref": "common#/$defs/expression"
          },
          "name": {
            "description": "The full name of who is appointed.",
            "$ref": "common#/$defs/expression"
          },
          "since": {
            "description": "The first day; the day of the step where absent.",
            "$ref": "common#/$defs/expression"
          },
          "until": {
            "description": "The last day.",
            "$ref": "common#/$defs/expression"
          },
          "unless": {
            "title": "Unless",
            "description": "Nobody is dismissed who holds this role in an open case of the same applicant.",
            "type": "object",
            "properties": {
              "held": {
                "$ref": "common#/$defs/id"
              },
              "else": {
                "$ref": "common#/$defs/text"
              }
            },
            "required": [
              "held",
              "else"
            ],
            "additionalProperties": false
          },
          "legal": {
            "$ref": "common#/$defs/legal"
          },
          "basis": {
            "$ref": "common#/$defs/basis"
          }
        },
        "oneOf": [
          {
            "required": [
              "issue"
            ]
          },
          {
            "required": [
              "notify",
              "to"
            ]
          },
          {
            "required": [
              "register",
              "set"
            ]
          },
          {
            "required": [
              "assign",
              "people"
            ]
          },
          {
            "required": [
              "recuse",
              "reason"
            ]
          },
          {
            "required": [
              "draw",
              "from"
            ]
          },
          {
            "required": [
              "open"
            ]
          },
          {
            "required": [
              "send",
              "set"
            ]
          },
          {
            "required": [
              "appoint",
              "people"
            ]
          },
          {
            "required": [
              "appoint",
              "pin",
              "name"
            ]
          },
          {
            "required": [
              "dismiss",
              "people"
            ]
          },
          {
            "required": [
              "dismiss",
              "pin"
            ]
          }
        ],
        "additionalProperties": false,
        "tsType": "Effect"
      },
      "counting": {
        "title": "Counting",
        "description": "A way to count a day.",
        "type": "object",
        "properties": {
          "from": {
            "description": "The day it is counted from; the deadline's own where absent.",
            "$ref": "common#/$defs/expression"
          },
          "after": {
            "$ref": "common#/$defs/duration"
          },
          "before": {
            "$ref": "common#/$defs/duration"
          }
        },
        "oneOf": [
          {
            "required": [
              "after"
            ]
          },
          {
            "required": [
              "before"
            ]
          }
        ],
        "additionalProperties": false,
        "tsType": "Counting"
      },
      "caseSource": {
        "title": "CaseSource",
        "description": "Cases of a procedure, in these states; in all where absent.",
        "type": "object",
        "properties": {
          "procedure": {
            "$ref": "common#/$defs/id"
          },
          "states": {
            "type": "array",
            "items": {
              "$ref": "common#/$defs/id"
            },
            "minItems": 1,
            "uniqueItems": true
          }
        },
        "required": [
          "procedure"
        ],
        "additionalProperties": false
      },
      "yearEntries": {
        "title": "YearEntries",
        "description": "Years that no case is known of stand in a register: a field of it holds the day or the year.",
        "type": "object",
        "properties": {
          "register": {
            "$ref": "common#/$defs/id"
          },
          "year": {
            "$ref": "common#/$defs/fieldName"
          }
        },
        "required": [
          "register",
          "year"
        ],
        "additionalProperties": false
      },
      "due": {
        "title": "Due",
        "description": "A deadline that runs while the case stands in the state.",
        "type": "object",
        "properties": {
          "id": {
            "$ref": "common#/$defs/id"
          },
          "title": {
            "$ref": "common#/$defs/text"
          },
          "from": {
            "description": "The day it is counted from; the day the state was entered where absent.",
            "$ref": "common#/$defs/expression"
          },
          "after": {
            "$ref": "common#/$defs/duration"
          },
          "before": {
            "$ref": "common#/$defs/duration"
          },
          "earliest": {
            "description": "The first day of those that are known.",
            "type": "array",
            "minItems": 2,
            "items": {
              "$ref": "common#/$defs/counting"
            }
          },
          "latest": {
            "description": "The last day, once all are known.",
            "type": "array",
            "minItems": 2,
            "items": {
              "$ref": "common#/$defs/counting"
            }
          },
          "pausedIn": {
            "description": "States in which it does not run; with the return to its own state it goes on with the days left.",
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common#/$defs/id"
            }
          },
          "goesOnIn": {
            "description": "Further states in which it goes on as it stands: a term that spans several.",
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common#/$defs/id"
            }
          },
          "when": {
            "$ref": "common#/$defs/condition"
          },
          "reminder": {
            "description": "No term: a day on which something is told. It is never shown as late.",
            "const": true
          },
          "late": {
            "type": "array",
            "items": {
              "$ref": "common#/$defs/effect"
            }
          },
          "floor": {
            "description": "Bundles that extend this one may not drop it or give more time.",
            "type": "boolean"
          },
          "legal": {
            "$ref": "common#/$defs/legal"
          },
          "basis": {
            "$ref": "common#/$defs/basis"
          }
        },
        "required": [
          "id",
          "title",
          "basis"
        ],
        "oneOf": [
          {
            "required": [
              "after"
            ]
          },
          {
            "required": [
              "before"
            ]
          },
          {
            "required": [
              "earliest"
            ]
          },
          {
            "required": [
              "latest"
            ]
          }
        ],
        "additionalProperties": false,
        "tsType": "Due"
      }
    }
  },
  "criteria": {
    "$id": "criteria",
    "title": "Criteria",
    "description": "criteria/ID.json: a criteria set; it expands into the forms that name it.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "note": {
        "$ref": "common#/$defs/text"
      },
      "sections": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "CriteriaSection",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "common#/$defs/id"
            },
            "code": {
              "type": "string"
            },
            "title": {
              "$ref": "common#/$defs/text"
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            },
            "legal": {
              "$ref": "common#/$defs/legal"
            },
            "criteria": {
              "type": "array",
              "minItems": 1,
              "items": {
                "title": "Criterion",
                "type": "object",
                "properties": {
                  "id": {
                    "$ref": "common#/$defs/id"
                  },
                  "code": {
                    "type": "string"
                  },
                  "title": {
                    "$ref": "common#/$defs/text"
                  },
                  "help": {
                    "$ref": "common#/$defs/text"
                  },
                  "weight": {
                    "description": "How many times it counts in points; 1 where absent.",
                    "type": "number",
                    "exclusiveMinimum": 0
                  },
                  "floor": {
                    "description": "No bundle that extends this one may drop it.",
                    "type": "boolean"
                  },
                  "basis": {
                    "$ref": "common#/$defs/basis"
                  },
                  "legal": {
                    "$ref": "common#/$defs/legal"
                  }
                },
                "required": [
                  "id",
                  "code",
                  "title",
                  "basis"
                ],
                "additionalProperties": false
              }
            }
          },
          "required": [
            "id",
            "code",
            "title",
            "criteria"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "title",
      "basis",
      "sections"
    ],
    "additionalProperties": false
  },
  "decision": {
    "$id": "decision",
    "title": "Decision",
    "description": "decisions/ID.json: rules with a hit policy, their facts, outcomes and test cases.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "floor": {
        "description": "Outcomes stand from what gives most to what gives least; bundles that extend this one may give no more for the same facts.",
        "type": "boolean"
      },
      "policy": {
        "enum": [
          "first",
          "unique",
          "any",
          "priority",
          "ruleOrder",
          "collect"
        ]
      },
      "aggregate": {
        "title": "Aggregate",
        "description": "Under collect: one number out of what the outcomes carry, or how many rules hold.",
        "type": "object",
        "properties": {
          "sum": {
            "$ref": "common#/$defs/fieldName"
          },
          "min": {
            "$ref": "common#/$defs/fieldName"
          },
          "max": {
            "$ref": "common#/$defs/fieldName"
          },
          "count": {
            "const": true
          },
          "as": {
            "$ref": "common#/$defs/fieldName"
          }
        },
        "required": [
          "as"
        ],
        "oneOf": [
          {
            "required": [
              "sum"
            ]
          },
          {
            "required": [
              "min"
            ]
          },
          {
            "required": [
              "max"
            ]
          },
          {
            "required": [
              "count"
            ]
          }
        ],
        "additionalProperties": false
      },
      "inputs": {
        "description": "Facts by name; the procedure that proposes the decision declares facts of the same names.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
          "$ref": "common#/$defs/fieldName"
        },
        "additionalProperties": {
          "title": "DecisionInput",
          "type": "object",
          "properties": {
            "title": {
              "$ref": "common#/$defs/text"
            },
            "type": {
              "enum": [
                "integer",
                "number",
                "string",
                "boolean",
                "date"
              ]
            },
            "values": {
              "description": "The codes it may be; nothing else is taken for a value.",
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1
            },
            "classifier": {
              "description": "Whose codes it has: reasons say their titles.",
              "$ref": "common#/$defs/id"
            },
            "min": {
              "type": "number"
            },
            "max": {
              "type": "number"
            }
          },
          "required": [
            "title",
            "type"
          ],
          "additionalProperties": false
        }
      },
      "outcomes": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "Outcome",
          "type": "object",
          "properties": {
            "id": {
              "type": "string",
              "pattern": "^[a-z][a-z0-9-]*$"
            },
            "title": {
              "$ref": "common#/$defs/text"
            },
            "tone": {
              "$ref": "common#/$defs/tone"
            },
            "values": {
              "description": "What the outcome carries, as years of a term.",
              "type": "object",
              "additionalProperties": {
                "$ref": "common#/$defs/scalar"
              }
            },
            "floor": {
              "description": "Bundles that extend this one may not raise its values; an outcome without values may not be dropped.",
              "type": "boolean"
            },
            "legal": {
              "$ref": "common#/$defs/legal"
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            }
          },
          "required": [
            "id",
            "title"
          ],
          "additionalProperties": false
        }
      },
      "rules": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "Rule",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "common#/$defs/id"
            },
            "title": {
              "$ref": "common#/$defs/text"
            },
            "when": {
              "$ref": "common#/$defs/condition"
            },
            "otherwise": {
              "const": true
            },
            "outcome": {
              "type": "string"
            },
            "because": {
              "$ref": "common#/$defs/text"
            },
            "floor": {
              "description": "Where this rule decides, bundles that extend this one may give no more.",
              "type": "boolean"
            },
            "legal": {
              "$ref": "common#/$defs/legal"
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            }
          },
          "required": [
            "id",
            "outcome",
            "because",
            "basis"
          ],
          "oneOf": [
            {
              "required": [
                "when"
              ]
            },
            {
              "required": [
                "otherwise"
              ]
            }
          ],
          "additionalProperties": false
        }
      },
      "table": {
        "title": "DecisionTable",
        "description": "A second way of writing rules: a row is a cell for each column, the outcome, and at will a note.",
        "type": "object",
        "properties": {
          "columns": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common#/$defs/fieldName"
            }
          },
          "rows": {
            "type": "array",
            "minItems": 1,
            "tsType": "TableRow[]",
            "items": {
              "type": "array",
              "minItems": 2,
              "items": {
                "oneOf": [
                  {
                    "type": [
                      "string",
                      "number",
                      "boolean"
                    ]
                  },
                  {
                    "$ref": "common#/$defs/test"
                  },
                  {
                    "type": "object",
                    "properties": {
                      "id": {
                        "$ref": "common#/$defs/id"
                      },
                      "title": {
                        "$ref": "common#/$defs/text"
                      },
                      "because": {
                        "$ref": "common#/$defs/text"
                      },
                      "floor": {
                        "type": "boolean"
                      },
                      "legal": {
                        "$ref": "common#/$defs/legal"
                      },
                      "basis": {
                        "$ref": "common#/$defs/basis"
                      }
                    },
                    "required": [
                      "id"
                    ],
                    "additionalProperties": false
                  }
                ]
              }
            }
          },
          "because": {
            "$ref": "common#/$defs/text"
          },
          "legal": {
            "$ref": "common#/$defs/legal"
          },
          "basis": {
            "$ref": "common#/$defs/basis"
          }
        },
        "required": [
          "columns",
          "rows",
          "because",
          "basis"
        ],
        "additionalProperties": false
      },
      "cases": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "DecisionCase",
          "type": "object",
          "properties": {
            "title": {
              "type": "string"
            },
            "on": {
              "$ref": "common#/$defs/date"
            },
            "given": {
              "type": "object",
              "additionalProperties": true
            },
            "expect": {
              "type": "object",
              "properties": {
                "outcome": {
                  "type": "string"
                },
                "rule": {
                  "type": "string"
                },
                "outcomes": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "values": {
                  "type": "object",
                  "additionalProperties": true
                },
                "undetermined": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  },
                  "minItems": 1
                }
              },
              "minProperties": 1,
              "additionalProperties": false
            }
          },
          "required": [
            "given",
            "expect"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "title",
      "basis",
      "policy",
      "inputs",
      "outcomes",
      "cases"
    ],
    "oneOf": [
      {
        "required": [
          "rules"
        ]
      },
      {
        "required": [
          "table"
        ]
      }
    ],
    "additionalProperties": false
  },
  "demo": {
    "$id": "demo",
    "title": "Demo",
    "description": "demo.json: persons, organisations and register entries of the embedded default and of the scenarios. Never read with a real database.",
    "type": "object",
    "properties": {
      "organisations": {
        "type": "array",
        "items": {
          "title": "DemoOrganisation",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "common#/$defs/id"
            },
            "name": {
              "$ref": "common#/$defs/text"
            },
            "registered": {
              "description": "false: outside services know it, the product does not yet.",
              "type": "boolean"
            },
            "data": {
              "type": "object",
              "additionalProperties": true
            }
          },
          "required": [
            "id",
            "name",
            "data"
          ],
          "additionalProperties": false
        }
      },
      "persons": {
        "type": "array",
        "items": {
          "title": "DemoPerson",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "common#/$defs/id"
            },
            "name": {
              "type": "string"
            },
            "pin": {
              "type": "string",
              "pattern": "^[0-9]{14}$"
            },
            "email": {
              "type": "string"
            },
            "phone": {
              "type": "string"
            },
            "about": {
              "$ref": "common#/$defs/text"
            },
            "memberships": {
              "type": "array",
              "minItems": 1,
              "items": {
                "title": "DemoMembership",
                "type": "object",
                "properties": {
                  "role": {
                    "$ref": "common#/$defs/id"
                  },
                  "organisation": {
                    "$ref": "common#/$defs/id"
                  },
                  "bundle": {
                    "$ref": "common#/$defs/id"
                  },
                  "territory": {
                    "$ref": "common#/$defs/id"
                  }
                },
                "required": [
                  "role"
                ],
                "additionalProperties": false
              }
            }
          },
          "required": [
            "id",
            "name",
            "memberships"
          ],
          "additionalProperties": false
        }
      },
      "entries": {
        "description": "Register entries: register id → list.",
        "type": "object",
        "additionalProperties": {
          "type": "array",
          "items": {
            "title": "DemoEntry",
            "type": "object",
            "properties": {
              "id": {
                "$ref": "common#/$defs/id"
              },
              "organisation": {
                "$ref": "common#/$defs/id"
              },
              "data": {
                "type": "object",
                "additionalProperties": true
              }
            },
            "required": [
              "id",
              "data"
            ],
            "additionalProperties": false
          }
        }
      }
    },
    "additionalProperties": false
  },
  "document": {
    "$id": "document",
    "title": "Document",
    "description": "documents/ID.json: a paper: its template, its number and the data it is given. templates/BUNDLE/TEMPLATE.LANG.hbs prints it.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "view": {
        "description": "The words on the button that opens its draft; “View” and the title where absent.",
        "$ref": "common#/$defs/text"
      },
      "template": {
        "$ref": "common#/$defs/id"
      },
      "languages": {
        "type": "array",
        "items": {
          "enum": [
            "ky",
            "ru",
            "en"
          ]
        },
        "minItems": 1,
        "uniqueItems": true,
        "tsType": "Lang[]"
      },
      "page": {
        "title": "PageFormat",
        "type": "object",
        "properties": {
          "landscape": {
            "type": "boolean"
          }
        },
        "additionalProperties": false
      },
      "number": {
        "oneOf": [
          {
            "$ref": "common#/$defs/series"
          },
          {
            "type": "object",
            "properties": {
              "from": {
                "$ref": "common#/$defs/expression"
              }
            },
            "required": [
              "from"
            ],
            "additionalProperties": false
          }
        ],
        "tsType": "{ series: string; format: string } | { from: Expression }"
      },
      "date": {
        "description": "The paper's date; the day of issue where absent.",
        "$ref": "common#/$defs/expression"
      },
      "proves": {
        "description": "The register whose entry the public check shows.",
        "$ref": "common#/$defs/id"
      },
      "entry": {
        "description": "The id of that entry, where it is not the case's own.",
        "$ref": "common#/$defs/expression"
      },
      "data": {
        "$ref": "common#/$defs/expressions"
      },
      "sample": {
        "description": "Data for the workshop's preview and jobo render.",
        "type": "object",
        "additionalProperties": true
      },
      "sees": {
        "description": "Roles that may read the paper and its draft; all readers of the case where absent.",
        "type": "array",
        "items": {
          "$ref": "common#/$defs/id"
        },
        "minItems": 1
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "template",
      "languages",
      "number",
      "data",
      "sample",
      "basis"
    ],
    "additionalProperties": false
  },
  "form": {
    "$id": "form",
    "title": "Form",
    "description": "forms/ID.json: what is asked. Exactly one of: plain fields (schema + ui), a criteria set with the fields asked of each criterion, a checklist.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "intro": {
        "description": "Names parameters in braces.",
        "$ref": "common#/$defs/text"
      },
      "schema": {
        "$ref": "common#/$defs/jsonSchema"
      },
      "ui": {
        "type": "object",
        "additionalProperties": {
          "$ref": "common#/$defs/fieldUi"
        },
        "tsType": "Record<string, FieldUi>"
      },
      "criteria": {
        "title": "CriteriaForm",
        "description": "Answers are {criteria: {<criterion id>: {…each}}, …before, …after}.",
        "type": "object",
        "properties": {
          "set": {
            "$ref": "common#/$defs/id"
          },
          "ofType": {
            "description": "Path in the case to the id of a type, whose criteria set is asked.",
            "type": "string"
          },
          "each": {
            "$ref": "common#/$defs/fields"
          },
          "before": {
            "$ref": "common#/$defs/fields"
          },
          "beforeTitle": {
            "$ref": "common#/$defs/text"
          },
          "after": {
            "$ref": "common#/$defs/fields"
          },
          "afterTitle": {
            "$ref": "common#/$defs/text"
          },
          "prefill": {
            "description": "What the criteria are answered with first: a value keyed by criterion id.",
            "$ref": "common#/$defs/expression"
          },
          "showing": {
            "description": "Path in the case to answers of a criteria form (a form id is one), shown beside the same criterion.",
            "type": "string",
            "minLength": 1
          }
        },
        "required": [
          "each"
        ],
        "oneOf": [
          {
            "required": [
              "set"
            ]
          },
          {
            "required": [
              "ofType"
            ]
          }
        ],
        "additionalProperties": false
      },
      "checklist": {
        "$ref": "common#/$defs/id"
      },
      "sees": {
        "description": "Roles that may see what is answered here; all readers of the case where absent. What one has handed in as a part one always sees.",
        "type": "array",
        "items": {
          "$ref": "common#/$defs/id"
        },
        "minItems": 1
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title"
    ],
    "oneOf": [
      {
        "required": [
          "schema",
          "ui"
        ]
      },
      {
        "required": [
          "criteria"
        ]
      },
      {
        "required": [
          "checklist"
        ]
      }
    ],
    "additionalProperties": false
  },
  "notice": {
    "$id": "notice",
    "title": "Notice",
    "description": "notices/ID.json: a message; {name} is filled from data.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "text": {
        "$ref": "common#/$defs/text"
      },
      "data": {
        "$ref": "common#/$defs/expressions"
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "text"
    ],
    "additionalProperties": false
  },
  "parameters": {
    "$id": "parameters",
    "title": "Parameters",
    "description": "parameters.json: values with the day they come into force and the clause that set them.",
    "type": "object",
    "properties": {
      "parameters": {
        "type": "object",
        "propertyNames": {
          "$ref": "common#/$defs/id"
        },
        "additionalProperties": {
          "title": "Parameter",
          "type": "object",
          "properties": {
            "title": {
              "$ref": "common#/$defs/text"
            },
            "floor": {
              "description": "Bundles that extend this one may only make it tighter; not change it at all where tighter is absent.",
              "type": "boolean"
            },
            "sets": {
              "description": "What of the product itself this parameter sets.",
              "enum": [
                "signature-code-minutes",
                "signature-code-attempts"
              ]
            },
            "tighter": {
              "description": "Which way is stricter.",
              "enum": [
                "less",
                "more"
              ]
            },
            "values": {
              "type": "array",
              "minItems": 1,
              "items": {
                "title": "ParameterValue",
                "type": "object",
                "properties": {
                  "from": {
                    "$ref": "common#/$defs/date"
                  },
                  "value": {
                    "type": [
                      "number",
                      "string",
                      "boolean"
                    ]
                  },
                  "legal": {
                    "$ref": "common#/$defs/legal"
                  },
                  "basis": {
                    "$ref": "common#/$defs/basis"
                  }
                },
                "required": [
                  "from",
                  "value",
                  "basis"
                ],
                "additionalProperties": false
              }
            }
          },
          "required": [
            "title",
            "values"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "parameters"
    ],
    "additionalProperties": false
  },
  "patch": {
    "$id": "patch",
    "title": "Patch",
    "description": "KIND/ID.patch.json: what a bundle changes in a definition it inherits; only what differs is written.",
    "type": "object",
    "properties": {
      "$remove": {
        "description": "The whole definition, or the item of a list, is taken away.",
        "const": true
      }
    },
    "minProperties": 1
  },
  "procedure": {
    "$id": "procedure",
    "title": "Procedure",
    "description": "procedures/ID.json: states, who may do what in each, and what follows.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "menu": {
        "description": "The name of the list of these cases.",
        "$ref": "common#/$defs/text"
      },
      "order": {
        "type": "integer"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "number": {
        "$ref": "common#/$defs/series"
      },
      "summary": {
        "description": "What tells one case from another in a list.",
        "$ref": "common#/$defs/expression"
      },
      "opens": {
        "title": "Opening",
        "type": "object",
        "properties": {
          "title": {
            "$ref": "common#/$defs/text"
          },
          "help": {
            "$ref": "common#/$defs/text"
          },
          "who": {
            "type": "array",
            "items": {
              "$ref": "common#/$defs/id"
            },
            "minItems": 1
          },
          "require": {
            "type": "array",
            "items": {
              "$ref": "common#/$defs/requirement"
            }
          },
          "from": {
            "description": "Closed cases of the same applicant that this one may take up: an application made again, an appeal.",
            "type": "array",
            "minItems": 1,
            "items": {
              "title": "Origin",
              "type": "object",
              "properties": {
                "procedure": {
                  "$ref": "common#/$defs/id"
                },
                "states": {
                  "description": "Final states.",
                  "type": "array",
                  "items": {
                    "$ref": "common#/$defs/id"
                  },
                  "minItems": 1
                },
                "open": {
                  "description": "true: the case may still be open, so that states which are not final may be named.",
                  "type": "boolean"
                },
                "once": {
                  "description": "true: a case is taken up once only.",
                  "const": true
                },
                "forms": {
                  "description": "Whose answers are carried over; those of all forms that both procedures have where absent.",
                  "type": "array",
                  "items": {
                    "$ref": "common#/$defs/id"
                  }
                }
              },
              "required": [
                "procedure",
                "states"
              ],
              "additionalProperties": false
            }
          },
          "single": {
            "description": "true: while an applicant has such a case open, no other is opened.",
            "const": true
          },
          "alone": {
            "description": "false: only from such a case.",
            "type": "boolean"
          },
          "legal": {
            "$ref": "common#/$defs/legal"
          },
          "basis": {
            "$ref": "common#/$defs/basis"
          }
        },
        "required": [
          "title",
          "who"
        ],
        "additionalProperties": false
      },
      "readers": {
        "description": "Who may see a case. Organisation roles see their own organisation's only, territory roles those of their territory.",
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "Reader",
          "type": "object",
          "properties": {
            "who": {
              "type": "array",
              "items": {
                "$ref": "common#/$defs/id"
              },
              "minItems": 1
            },
            "states": {
              "description": "Only in these states; in all where absent.",
              "type": "array",
              "items": {
                "$ref": "common#/$defs/id"
              },
              "minItems": 1
            }
          },
          "required": [
            "who"
          ],
          "additionalProperties": false
        }
      },
      "facts": {
        "description": "Named values that guards, decisions and documents may use.",
        "$ref": "common#/$defs/expressions"
      },
      "stages": {
        "description": "The stepper.",
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "Stage",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "common#/$defs/id"
            },
            "title": {
              "$ref": "common#/$defs/text"
            },
            "states": {
              "type": "array",
              "items": {
                "$ref": "common#/$defs/id"
              },
              "minItems": 1
            }
          },
          "required": [
            "id",
            "title",
            "states"
          ],
          "additionalProperties": false
        }
      },
      "initial": {
        "$ref": "common#/$defs/id"
      },
      "states": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
          "$ref": "common#/$defs/id"
        },
        "additionalProperties": {
          "title": "State",
          "type": "object",
          "properties": {
            "title": {
              "$ref": "common#/$defs/text"
            },
            "tone": {
              "$ref": "common#/$defs/tone"
            },
            "final": {
              "type": "boolean"
            },
            "note": {
              "description": "What the reader should know while the case stands here, and what comes next. Names parameters in braces.",
              "$ref": "common#/$defs/text"
            },
            "tells": {
              "description": "Answers shown at the top while the case stands here, as the reasons of a refusal: a form, or a field of one as FORM.FIELD.",
              "type": "array",
              "items": {
                "type": "string",
                "minLength": 1
              },
              "minItems": 1
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            },
            "legal": {
              "$ref": "common#/$defs/legal"
            },
            "due": {
              "type": "array",
              "items": {
                "$ref": "common#/$defs/due"
              }
            },
            "parts": {
              "description": "What several people hand in, each for oneself, while the case stands here.",
              "type": "object",
              "propertyNames": {
                "$ref": "common#/$defs/id"
              },
              "additionalProperties": {
                "title": "Part",
                "type": "object",
                "properties": {
                  "title": {
                    "$ref": "common#/$defs/text"
                  },
                  "action": {
                    "description": "The words on the button.",
                    "$ref": "common#/$defs/text"
                  },
                  "who": {
                    "type": "array",
                    "items": {
                      "$ref": "common#/$defs/id"
                    },
                    "minItems": 1
                  },
                  "form": {
                    "$ref": "common#/$defs/id"
                  },
                  "quorum": {
                    "$ref": "common#/$defs/quorum"
                  },
                  "sign": {
                    "enum": [
                      "person"
                    ]
                  },
                  "floor": {
                    "description": "Bundles that extend this one may not drop it, lower its quorum, or open it to more roles.",
                    "type": "boolean"
                  },
                  "legal": {
                    "$ref": "common#/$defs/legal"
                  },
                  "basis": {
                    "$ref": "common#/$defs/basis"
                  }
                },
                "required": [
                  "title",
                  "action",
                  "who",
                  "form"
                ],
                "additionalProperties": false
              }
            },
            "answers": {
              "description": "What follows when a service has answered while the case stands here: the first way whose condition holds.",
              "type": "object",
              "propertyNames": {
                "$ref": "common#/$defs/id"
              },
              "additionalProperties": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "title": "AnswerWay",
                  "type": "object",
                  "properties": {
                    "when": {
                      "$ref": "common#/$defs/condition"
                    },
                    "to": {
                      "description": "The next state; the same where absent.",
                      "$ref": "common#/$defs/id"
                    },
                    "then": {
                      "type": "array",
                      "items": {
                        "$ref": "common#/$defs/effect"
                      }
                    },
                    "legal": {
                      "$ref": "common#/$defs/legal"
                    },
                    "basis": {
                      "$ref": "common#/$defs/basis"
                    }
                  },
                  "additionalProperties": false
                }
              }
            },
            "actions": {
              "type": "object",
              "propertyNames": {
                "$ref": "common#/$defs/id"
              },
              "additionalProperties": {
                "title": "Action",
                "type": "object",
                "properties": {
                  "title": {
                    "$ref": "common#/$defs/text"
                  },
                  "help": {
                    "$ref": "common#/$defs/text"
                  },
                  "tone": {
                    "enum": [
                      "primary",
                      "default",
                      "danger"
                    ]
                  },
                  "who": {
                    "type": "array",
                    "items": {
                      "$ref": "common#/$defs/id"
                    },
                    "minItems": 1
                  },
                  "form": {
                    "$ref": "common#/$defs/id"
                  },
                  "dialog": {
                    "description": "The form opens in a dialog, not in the page.",
                    "type": "boolean"
                  },
                  "optional": {
                    "description": "Nobody is waited for because of it: a way back, a change of mind.",
                    "const": true
                  },
                  "shows": {
                    "description": "Documents that can be read as drafts before the action.",
                    "type": "array",
                    "items": {
                      "$ref": "common#/$defs/id"
                    }
                  },
                  "needs": {
                    "description": "Parts that must have their quorum.",
                    "type": "array",
                    "items": {
                      "$ref": "common#/$defs/id"
                    }
                  },
                  "require": {
                    "type": "array",
                    "items": {
                      "$ref": "common#/$defs/requirement"
                    }
                  },
                  "propose": {
                    "description": "The decision whose outcome and reasons are shown first, and stored.",
                    "$ref": "common#/$defs/id"
                  },
                  "sign": {
                    "description": "On whose behalf it is signed.",
                    "enum": [
                      "organisation",
                      "body",
                      "person"
                    ]
                  },
                  "confirm": {
                    "$ref": "common#/$defs/text"
                  },
                  "to": {
                    "description": "The next state; the same where absent.",
                    "$ref": "common#/$defs/id"
                  },
                  "floor": {
                    "description": "Bundles that extend this one may not drop it, its signature or the parts it needs, or open it to more roles.",
                    "type": "boolean"
                  },
                  "then": {
                    "type": "array",
                    "items": {
                      "$ref": "common#/$defs/effect"
                    }
                  },
                  "legal": {
                    "$ref": "common#/$defs/legal"
                  },
                  "basis": {
                    "$ref": "common#/$defs/basis"
                  }
                },
                "required": [
                  "title",
                  "who"
                ],
                "additionalProperties": false
              }
            }
          },
          "required": [
            "title"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "title",
      "menu",
      "basis",
      "number",
      "summary",
      "opens",
      "readers",
      "stages",
      "initial",
      "states"
    ],
    "additionalProperties": false
  },
  "register": {
    "$id": "register",
    "title": "Register",
    "description": "registers/ID.json: entries with a status derived from their data and the day.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "public": {
        "type": "boolean"
      },
      "applicants": {
        "description": "Its entries are the organisations that cases are of: what is entered here is what later cases know of their applicant.",
        "const": true
      },
      "unique": {
        "title": "Unique",
        "description": "No two entries of one organisation have the same values of these fields.",
        "type": "object",
        "properties": {
          "fields": {
            "type": "array",
            "items": {
              "$ref": "common#/$defs/fieldName"
            },
            "minItems": 1
          },
          "while": {
            "description": "Entries that count; all where absent.",
            "$ref": "common#/$defs/condition"
          },
          "else": {
            "description": "What is read where there is such an entry already.",
            "$ref": "common#/$defs/text"
          }
        },
        "required": [
          "fields",
          "else"
        ],
        "additionalProperties": false
      },
      "fields": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
          "$ref": "common#/$defs/fieldName"
        },
        "additionalProperties": {
          "title": "RegisterField",
          "type": "object",
          "properties": {
            "title": {
              "$ref": "common#/$defs/text"
            },
            "type": {
              "enum": [
                "string",
                "text",
                "date",
                "number",
                "boolean",
                "list",
                "record"
              ]
            },
            "classifier": {
              "$ref": "common#/$defs/id"
            },
            "public": {
              "type": "boolean"
            },
            "sees": {
              "description": "Roles that may see the field; all who see the entry where absent.",
              "type": "array",
              "items": {
                "$ref": "common#/$defs/id"
              },
              "minItems": 1
            }
          },
          "required": [
            "title",
            "type"
          ],
          "additionalProperties": false
        }
      },
      "columns": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "until": {
        "description": "The field that holds the last day it is valid.",
        "type": "string"
      },
      "status": {
        "description": "The first whose condition holds on the entry (fields by name, and today).",
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "RegisterStatus",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "common#/$defs/id"
            },
            "title": {
              "$ref": "common#/$defs/text"
            },
            "meaning": {
              "$ref": "common#/$defs/text"
            },
            "tone": {
              "$ref": "common#/$defs/tone"
            },
            "when": {
              "$ref": "common#/$defs/condition"
            }
          },
          "required": [
            "id",
            "title",
            "tone"
          ],
          "additionalProperties": false
        }
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "public",
      "fields",
      "columns",
      "status"
    ],
    "additionalProperties": false
  },
  "roles": {
    "$id": "roles",
    "title": "Roles",
    "description": "roles.json: the roles people hold, and where a role is held.",
    "type": "object",
    "properties": {
      "roles": {
        "type": "object",
        "propertyNames": {
          "$ref": "common#/$defs/id"
        },
        "additionalProperties": {
          "title": "Role",
          "type": "object",
          "properties": {
            "title": {
              "$ref": "common#/$defs/text"
            },
            "scope": {
              "enum": [
                "organisation",
                "territory",
                "body",
                "case",
                "platform",
                "newcomer"
              ]
            },
            "territory": {
              "title": "TerritoryField",
              "description": "Where scope is territory: the field of the applicant that says where it lies, and the code list of territories.",
              "type": "object",
              "properties": {
                "field": {
                  "$ref": "common#/$defs/fieldName"
                },
                "classifier": {
                  "$ref": "common#/$defs/id"
                }
              },
              "required": [
                "field",
                "classifier"
              ],
              "additionalProperties": false
            },
            "may": {
              "description": "What the role may do outside of cases.",
              "type": "array",
              "items": {
                "enum": [
                  "advance-clock",
                  "edit-definitions",
                  "see-access",
                  "see-register"
                ]
              }
            },
            "director": {
              "description": "Who holds it directs the organisation: at sign-in the name must be the one that the register of legal entities gives (`head` of the organisation's data).",
              "type": "boolean"
            },
            "appoints": {
              "description": "Roles that who holds this one may give and end: in the same organisation, territory or body; a role of the platform anywhere.",
              "type": "array",
              "items": {
                "$ref": "common#/$defs/id"
              },
              "minItems": 1
            },
            "floor": {
              "description": "Bundles that extend this one may not widen where it is held, or what it may do.",
              "type": "boolean"
            },
            "legal": {
              "$ref": "common#/$defs/legal"
            },
            "basis": {
              "$ref": "common#/$defs/basis"
            }
          },
          "required": [
            "title",
            "scope"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "roles"
    ],
    "additionalProperties": false
  },
  "scenario": {
    "$id": "scenario",
    "title": "Scenario",
    "description": "scenarios/ID.json: the life of a case: who did what when, and what must have come out. Persons, organisations and registers are the demo's.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "start": {
        "$ref": "common#/$defs/date"
      },
      "steps": {
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "ScenarioStep",
          "type": "object",
          "properties": {
            "note": {
              "type": "string"
            },
            "on": {
              "description": "The day of the step; the day before it where absent. Deadlines between are run.",
              "$ref": "common#/$defs/date"
            },
            "as": {
              "description": "Person id.",
              "$ref": "common#/$defs/id"
            },
            "role": {
              "description": "Which of the person's roles, where there are several.",
              "$ref": "common#/$defs/id"
            },
            "case": {
              "description": "A name for the case within the scenario.",
              "type": "string"
            },
            "open": {
              "description": "Procedure to open.",
              "$ref": "common#/$defs/id"
            },
            "from": {
              "description": "The case, by its name, that the opened one takes up.",
              "type": "string"
            },
            "do": {
              "description": "Action.",
              "$ref": "common#/$defs/id"
            },
            "part": {
              "description": "Part to hand in.",
              "$ref": "common#/$defs/id"
            },
            "answer": {
              "description": "A service that answers the case's waiting message: with its fields, or refused.",
              "$ref": "common#/$defs/id"
            },
            "refused": {
              "description": "The service's own words where it refuses.",
              "type": "string",
              "minLength": 1
            },
            "lookup": {
              "description": "What a register answers: the field typed → the fields of the answer; null where it knows nothing. Where absent it answers what the step fills in.",
              "type": "object",
              "additionalProperties": {
                "type": [
                  "object",
                  "null"
                ]
              }
            },
            "move": {
              "description": "Moves the case to the edition in force that day.",
              "const": true
            },
            "with": {
              "description": "Answers of the form. In a criteria form 'each' fills every criterion that 'criteria' leaves out.",
              "type": "object",
              "additionalProperties": true
            },
            "expect": {
              "title": "Expectation",
              "type": "object",
              "properties": {
                "state": {
                  "type": "string"
                },
                "problem": {
                  "description": "Code of the problem the step must be answered with.",
                  "type": "string"
                },
                "proposal": {
                  "type": "object",
                  "properties": {
                    "decision": {
                      "type": "string"
                    },
                    "outcome": {
                      "type": "string"
                    },
                    "rule": {
                      "type": "string"
                    }
                  },
                  "additionalProperties": false
                },
                "papers": {
                  "description": "Documents issued in the case so far, in order.",
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "notices": {
                  "description": "Notices sent by this step.",
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "due": {
                  "description": "Running deadlines, id → day.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                },
                "holds": {
                  "description": "Roles that a person holds after the step, by person.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "array",
                    "items": {
                      "type": "string"
                    }
                  }
                },
                "services": {
                  "description": "Service id → status and fields of its answer.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "object",
                    "additionalProperties": true
                  }
                },
                "register": {
                  "description": "Register id → status and fields of the case's entry.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "object",
                    "additionalProperties": true
                  }
                }
              },
              "additionalProperties": false
            }
          },
          "additionalProperties": false
        }
      }
    },
    "required": [
      "title",
      "start",
      "steps"
    ],
    "additionalProperties": false
  },
  "service": {
    "$id": "service",
    "title": "Service",
    "description": "services/ID.json: an outside service reached over X-Road: where it is, what is sent, what it answers.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "address": {
        "title": "ServiceAddress",
        "type": "object",
        "properties": {
          "class": {
            "description": "Member class: GOV, COM.",
            "type": "string",
            "pattern": "^[A-Za-z0-9-]+$",
            "maxLength": 20
          },
          "member": {
            "description": "Member code.",
            "type": "string",
            "pattern": "^[A-Za-z0-9.-]+$",
            "maxLength": 80
          },
          "subsystem": {
            "type": "string",
            "pattern": "^[A-Za-z0-9.-]+$",
            "maxLength": 80
          },
          "service": {
            "description": "Service code.",
            "type": "string",
            "pattern": "^[A-Za-z0-9.-]+$",
            "maxLength": 80
          },
          "version": {
            "description": "Stands before the path.",
            "type": "string",
            "pattern": "^[A-Za-z0-9.]+$",
            "maxLength": 20
          },
          "method": {
            "enum": [
              "GET",
              "POST",
              "PUT",
              "DELETE"
            ]
          },
          "path": {
            "description": "What is sent under {name} stands in the path, the rest in the body; with GET and DELETE in the query.",
            "type": "string",
            "pattern": "^(/([A-Za-z0-9._-]+|\\{[a-z][A-Za-z0-9]*\\}))+$",
            "maxLength": 200
          }
        },
        "required": [
          "class",
          "member",
          "service",
          "method"
        ],
        "additionalProperties": false
      },
      "sends": {
        "description": "What is sent, by name.",
        "type": "object",
        "propertyNames": {
          "$ref": "common#/$defs/fieldName"
        },
        "additionalProperties": {
          "title": "ServiceParameter",
          "type": "object",
          "properties": {
            "title": {
              "$ref": "common#/$defs/text"
            },
            "optional": {
              "description": "May be left out.",
              "type": "boolean"
            }
          },
          "required": [
            "title"
          ],
          "additionalProperties": false
        }
      },
      "answer": {
        "title": "ServiceReply",
        "type": "object",
        "properties": {
          "schema": {
            "description": "What a good answer looks like. Members that it does not name are allowed and left out.",
            "$ref": "common#/$defs/jsonSchema"
          },
          "fields": {
            "description": "What is taken from it, by the names used here.",
            "type": "object",
            "propertyNames": {
              "$ref": "common#/$defs/fieldName"
            },
            "additionalProperties": {
              "title": "ServiceField",
              "type": "object",
              "properties": {
                "title": {
                  "$ref": "common#/$defs/text"
                },
                "from": {
                  "description": "Path within the answer.",
                  "type": "string",
                  "minLength": 1
                }
              },
              "required": [
                "title",
                "from"
              ],
              "additionalProperties": false
            }
          }
        },
        "required": [
          "schema",
          "fields"
        ],
        "additionalProperties": false
      },
      "says": {
        "title": "ServiceWords",
        "description": "In place of the usual words.",
        "type": "object",
        "properties": {
          "notFound": {
            "$ref": "common#/$defs/text"
          },
          "unavailable": {
            "$ref": "common#/$defs/text"
          }
        },
        "additionalProperties": false
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "address",
      "sends",
      "answer",
      "basis"
    ],
    "additionalProperties": false
  },
  "transition": {
    "$id": "transition",
    "title": "Transition",
    "description": "transitions/PROCEDURE.json: how a running case of an earlier edition may be moved to this one. Without it running cases stay where they were opened.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "help": {
        "description": "What whoever moves a case should know.",
        "$ref": "common#/$defs/text"
      },
      "who": {
        "description": "Roles that may move a case.",
        "type": "array",
        "items": {
          "$ref": "common#/$defs/id"
        },
        "minItems": 1
      },
      "procedure": {
        "description": "What the procedure was called before, where it is called otherwise now.",
        "$ref": "common#/$defs/id"
      },
      "states": {
        "description": "Old state → new one. A state that is not named keeps its name.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {
          "$ref": "common#/$defs/id"
        }
      },
      "stay": {
        "description": "Old states in which a case can't be moved.",
        "type": "array",
        "items": {
          "$ref": "common#/$defs/id"
        },
        "minItems": 1
      },
      "forms": {
        "description": "Old form → what becomes of its answers; null drops them. A form that is not named keeps its name.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {
          "title": "FormMove",
          "type": [
            "object",
            "null"
          ],
          "properties": {
            "form": {
              "description": "The new form, where it is called otherwise.",
              "$ref": "common#/$defs/id"
            },
            "fields": {
              "description": "Old field → new one; null drops it. An answer to a criterion is criteria.ID.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": {
                "type": [
                  "string",
                  "null"
                ],
                "pattern": "^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$"
              }
            }
          },
          "minProperties": 1,
          "additionalProperties": false
        }
      },
      "parts": {
        "description": "Old part → new one; null drops what was handed in.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {
          "type": [
            "string",
            "null"
          ],
          "tsType": "string | null"
        }
      },
      "roles": {
        "description": "Old role held in the case → new one; null takes it away.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {
          "type": [
            "string",
            "null"
          ],
          "tsType": "string | null"
        }
      },
      "deadlines": {
        "description": "keep: those of the same id go on; anew: those of the new state begin on the day of the move.",
        "enum": [
          "keep",
          "anew"
        ]
      },
      "then": {
        "description": "Who is told.",
        "type": "array",
        "minItems": 1,
        "items": {
          "title": "MoveNotice",
          "type": "object",
          "properties": {
            "notify": {
              "$ref": "common#/$defs/id"
            },
            "to": {
              "type": "array",
              "items": {
                "$ref": "common#/$defs/id"
              },
              "minItems": 1
            }
          },
          "required": [
            "notify",
            "to"
          ],
          "additionalProperties": false
        }
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "who",
      "deadlines",
      "basis"
    ],
    "additionalProperties": false
  },
  "type": {
    "$id": "type",
    "title": "Type",
    "description": "types/ID.json: something one can apply for.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "order": {
        "type": "integer"
      },
      "criteria": {
        "$ref": "common#/$defs/id"
      },
      "attributes": {
        "description": "Codes of its own, kind or level: for the reader of the definitions; nothing is decided by them.",
        "type": "object",
        "additionalProperties": {
          "type": [
            "string",
            "number",
            "boolean"
          ]
        }
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "criteria",
      "basis"
    ],
    "additionalProperties": false
  },
  "view": {
    "$id": "view",
    "title": "View",
    "description": "views/ID.json: a screen beside the cases themselves: a list in tabs, a table of organisations by years, or the years of one organisation compared.",
    "type": "object",
    "properties": {
      "title": {
        "$ref": "common#/$defs/text"
      },
      "menu": {
        "description": "What the menu calls it; the title where absent.",
        "$ref": "common#/$defs/text"
      },
      "intro": {
        "$ref": "common#/$defs/text"
      },
      "order": {
        "description": "Its place in the menu, the smallest first.",
        "type": "integer"
      },
      "who": {
        "description": "Roles that have this screen. What stands in it passes through what each may read.",
        "type": "array",
        "items": {
          "$ref": "common#/$defs/id"
        },
        "minItems": 1,
        "uniqueItems": true
      },
      "list": {
        "title": "ViewList",
        "type": "object",
        "properties": {
          "tabs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "title": "ViewTab",
              "type": "object",
              "properties": {
                "id": {
                  "$ref": "common#/$defs/id"
                },
                "title": {
                  "$ref": "common#/$defs/text"
                },
                "cases": {
                  "type": "array",
                  "items": {
                    "$ref": "common#/$defs/caseSource"
                  },
                  "minItems": 1
                },
                "opens": {
                  "description": "Procedures that may be begun from here.",
                  "type": "array",
                  "items": {
                    "$ref": "common#/$defs/id"
                  },
                  "minItems": 1,
                  "uniqueItems": true
                },
                "empty": {
                  "description": "What is said where there is nothing.",
                  "$ref": "common#/$defs/text"
                }
              },
              "required": [
                "id",
                "title",
                "cases"
              ],
              "additionalProperties": false
            }
          },
          "columns": {
            "type": "array",
            "minItems": 1,
            "items": {
              "title": "ViewColumn",
              "type": "object",
              "properties": {
                "id": {
                  "$ref": "common#/$defs/id"
                },
                "title": {
                  "$ref": "common#/$defs/text"
                },
                "value": {
                  "description": "Reckoned in the case, as far as its reader may see it.",
                  "$ref": "common#/$defs/expression"
                },
                "shows": {
                  "description": "The state, the nearest deadline, what can be done next.",
                  "enum": [
                    "state",
                    "due",
                    "next"
                  ]
                }
              },
              "required": [
                "id",
                "title"
              ],
              "oneOf": [
                {
                  "required": [
                    "value"
                  ]
                },
                {
                  "required": [
                    "shows"
                  ]
                }
              ],
              "additionalProperties": false
            }
          },
          "sort": {
            "description": "The latest change first, or the earliest deadline first.",
            "enum": [
              "updated",
              "due"
            ]
          }
        },
        "required": [
          "tabs",
          "columns"
        ],
        "additionalProperties": false
      },
      "table": {
        "title": "ViewTable",
        "description": "A row for each organisation that one may see.",
        "type": "object",
        "properties": {
          "where": {
            "description": "Fields that the register of organisations must have with these values.",
            "type": "object",
            "minProperties": 1,
            "propertyNames": {
              "$ref": "common#/$defs/fieldName"
            },
            "additionalProperties": {
              "type": [
                "string",
                "number",
                "boolean"
              ]
            }
          },
          "years": {
            "title": "ViewYears",
            "type": "object",
            "properties": {
              "cases": {
                "type": "array",
                "items": {
                  "$ref": "common#/$defs/caseSource"
                },
                "minItems": 1
              },
              "year": {
                "description": "A day or a year of the case.",
                "$ref": "common#/$defs/expression"
              },
              "entries": {
                "$ref": "common#/$defs/yearEntries"
              },
              "count": {
                "description": "How many years are shown, this one the last.",
                "type": "integer",
                "minimum": 1,
                "maximum": 10
              }
            },
            "required": [
              "cases",
              "year",
              "count"
            ],
            "additionalProperties": false
          },
          "columns": {
            "type": "array",
            "minItems": 1,
            "items": {
              "title": "ViewMark",
              "type": "object",
              "properties": {
                "id": {
                  "$ref": "common#/$defs/id"
                },
                "title": {
                  "$ref": "common#/$defs/text"
                },
                "cases": {
                  "type": "array",
                  "items": {
                    "$ref": "common#/$defs/caseSource"
                  },
                  "minItems": 1
                },
                "shows": {
                  "description": "Where the cases stand, the deadlines that run in them, or those that have passed.",
                  "enum": [
                    "state",
                    "deadlines",
                    "overdue"
                  ]
                },
                "deadlines": {
                  "description": "Only these deadlines.",
                  "type": "array",
                  "items": {
                    "$ref": "common#/$defs/id"
                  },
                  "minItems": 1
                }
              },
              "required": [
                "id",
                "title",
                "cases",
                "shows"
              ],
              "additionalProperties": false
            }
          },
          "comparison": {
            "description": "The view in which the years of a row are compared.",
            "$ref": "common#/$defs/id"
          }
        },
        "required": [
          "years"
        ],
        "additionalProperties": false
      },
      "comparison": {
        "title": "ViewComparison",
        "description": "The answers of one organisation over its years, criterion by criterion.",
        "type": "object",
        "properties": {
          "where": {
            "description": "Fields that the register of organisations must have with these values.",
            "type": "object",
            "minProperties": 1,
            "propertyNames": {
              "$ref": "common#/$defs/fieldName"
            },
            "additionalProperties": {
              "type": [
                "string",
                "number",
                "boolean"
              ]
            }
          },
          "cases": {
            "type": "array",
            "items": {
              "$ref": "common#/$defs/caseSource"
            },
            "minItems": 1
          },
          "year": {
            "description": "A day or a year of the case.",
            "$ref": "common#/$defs/expression"
          },
          "criteria": {
            "description": "Path to the answers of a criteria form, in the case and in an entry alike: FORM.criteria.",
            "type": "string",
            "pattern": "^[a-z0-9-]+\\.criteria$",
            "maxLength": 100
          },
          "shows": {
            "description": "Which fields of each criterion.",
            "type": "array",
            "items": {
              "$ref": "common#/$defs/fieldName"
            },
            "minItems": 1,
            "uniqueItems": true
          },
          "entries": {
            "$ref": "common#/$defs/yearEntries"
          }
        },
        "required": [
          "cases",
          "year",
          "criteria",
          "shows"
        ],
        "additionalProperties": false
      },
      "legal": {
        "$ref": "common#/$defs/legal"
      },
      "basis": {
        "$ref": "common#/$defs/basis"
      }
    },
    "required": [
      "title",
      "who"
    ],
    "oneOf": [
      {
        "required": [
          "list"
        ]
      },
      {
        "required": [
          "table"
        ]
      },
      {
        "required": [
          "comparison"
        ]
      }
    ],
    "additionalProperties": false
  }
};
