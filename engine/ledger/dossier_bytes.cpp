#include "ledger/dossier_bytes.h"

#include "base/canonical_reader.h"
#include "base/canonical_writer.h"
#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

class Writing {
 public:
  explicit Writing(const DecisionWriter::Cleaned& cleaned) : cleaned_(cleaned) {}

  std::string write(const Dossier& dossier) {
    out_.array(5);
    rows(dossier.rulings, 8, [&](const Ruling& one) {
      texts({one.subject, one.provision, one.discretion});
      quantity(one.value);
      texts({one.authority, one.document});
      date(one.date);
    });
    rows(dossier.approvals, 8, [&](const Approval& one) {
      texts({one.subject, one.provision, one.approval});
      out_.truth(one.granted);
      texts({one.authority, one.document});
      date(one.date);
    });
    rows(dossier.history, 8, [&](const PastAward& one) {
      texts({one.subject, one.provision, one.tier});
      out_.number(one.year);
      out_.number(one.amount.minor);
      texts({one.amount.currency, one.document});
    });
    rows(dossier.series, 4, [&](const SeriesPoint& one) {
      texts({one.series});
      date(one.date);
      quantity(one.value);
    });
    out_.truth(dossier.history_given);
    return std::move(bytes_);
  }

 private:
  template <class Row, class Write>
  void rows(const std::vector<Row>& all, std::size_t items, Write write) {
    out_.array(all.size());
    for (const Row& one : all) {
      out_.array(items);
      write(one);
      out_.array(4);
      texts({cleaned_(one.place.file), one.place.sheet});
      out_.number(one.place.row);
      out_.number(one.place.column);
    }
  }
  void texts(std::initializer_list<std::string_view> all) {
    for (const std::string_view one : all) out_.text(one);
  }
  void date(const std::optional<Date>& day) { day ? out_.number(day->days) : out_.null(); }
  void quantity(const Quantity& value) { append_whole(bytes_, Value{value}, nullptr); }

  const DecisionWriter::Cleaned& cleaned_;
  std::string bytes_;
  CanonicalWriter out_{bytes_};
};

class Reading {
 public:
  explicit Reading(std::string_view bytes) : from_(bytes) {}

  std::optional<Dossier> read() {
    Dossier dossier;
    if (from_.array() != 5) return std::nullopt;
    rows(dossier.rulings, 8, [&](Ruling& one) {
      texts({&one.subject, &one.provision, &one.discretion});
      one.value = quantity();
      texts({&one.authority, &one.document});
      one.date = date();
    });
    rows(dossier.approvals, 8, [&](Approval& one) {
      texts({&one.subject, &one.provision, &one.approval});
      one.granted = from_.truth();
      texts({&one.authority, &one.document});
      one.date = date();
    });
    rows(dossier.history, 8, [&](PastAward& one) {
      texts({&one.subject, &one.provision, &one.tier});
      one.year = static_cast<int>(from_.number());
      one.amount.minor = from_.number();
      texts({&one.amount.currency, &one.document});
    });
    rows(dossier.series, 4, [&](SeriesPoint& one) {
      texts({&one.series});
      one.date = date().value_or(Date{});
      one.value = quantity();
    });
    dossier.history_given = from_.truth();
    if (!from_.finished()) return std::nullopt;
    return dossier;
  }

 private:
  template <class Row, class Read>
  void rows(std::vector<Row>& into, std::size_t items, Read read) {
    const std::size_t count = from_.array();
    for (std::size_t i = 0; i < count && from_.ok(); ++i) {
      Row& one = into.emplace_back();
      if (from_.array() != items) from_.refuse("a row has not as many items as it should");
      read(one);
      if (from_.array() != 4) from_.refuse("a place has four items");
      texts({&one.place.file, &one.place.sheet});
      one.place.row = static_cast<int>(from_.number());
      one.place.column = static_cast<int>(from_.number());
    }
  }
  void texts(std::initializer_list<std::string*> all) {
    for (std::string* one : all) *one = from_.text();
  }
  std::optional<Date> date() {
    if (from_.next_is_null()) return from_.null(), std::nullopt;
    return Date{static_cast<std::int32_t>(from_.number())};
  }
  Quantity quantity() {
    const Value value = whole_from(from_, nullptr);
    const auto* found = std::get_if<Quantity>(&value.is);
    if (!found) from_.refuse("a quantity was expected");
    return found ? *found : Quantity{};
  }

  CanonicalReader from_;
};

}  // namespace

std::string dossier_bytes(const Dossier& dossier, const DecisionWriter::Cleaned& cleaned) { return Writing(cleaned).write(dossier); }
std::optional<Dossier> dossier_from(std::string_view bytes) { return Reading(bytes).read(); }

}  // namespace duixian::ledger
