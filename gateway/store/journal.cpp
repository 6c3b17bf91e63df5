// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/journal.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gateway/base/sha.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::uint64_t reserveStep = 1u << 20;
constexpr std::uint64_t usualRoom = 8192;

void putLittle(char *at, std::uint32_t value)
{
    for (int i = 0; i < 4; ++i)
        at[i] = char(value >> (8 * i));
}

std::uint32_t little(const char *at)
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | std::uint8_t(at[i]);
    return value;
}

bool soundFrameAt(std::string_view bytes, std::string_view &payload)
{
    if (bytes.size() < frameHead + 1)
        return false;
    const std::size_t length = little(bytes.data());
    if (length == 0 || length > mostPayload || length > bytes.size() - frameHead || bytes[frameHead] == 0)
        return false;
    payload = bytes.substr(frameHead, length);
    return crc32c(0, payload) == little(bytes.data() + 4);
}

class SystemFile final : public JournalFile {
public:
    explicit SystemFile(int handle) : m_handle(handle) {}
    ~SystemFile() override { ::close(m_handle); }

    int write(std::uint64_t at, std::string_view bytes) override
    {
        while (!bytes.empty()) {
            const auto done = ::pwrite(m_handle, bytes.data(), bytes.size(), off_t(at));
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0)
                return done < 0 ? errno : EIO;
            bytes.remove_prefix(std::size_t(done));
            at += std::uint64_t(done);
        }
        return 0;
    }

    int cut(std::uint64_t size) override { return ::ftruncate(m_handle, off_t(size)) == 0 ? 0 : errno; }

    int reserve(std::uint64_t size) override
    {
        return ::fallocate(m_handle, FALLOC_FL_KEEP_SIZE, 0, off_t(size)) == 0 ? 0 : errno;
    }

    int sync() override { return ::fdatasync(m_handle) == 0 ? 0 : errno; }

private:
    int m_handle;
};

class SystemDisk final : public JournalDisk {
public:
    std::unique_ptr<JournalFile> create(const std::string &path, int *error) override
    {
        const int handle = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        *error = handle < 0 ? errno : 0;
        return handle < 0 ? nullptr : std::make_unique<SystemFile>(handle);
    }

    int syncDirectory(const std::string &directory) override
    {
        const int handle = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (handle < 0)
            return errno;
        const int error = ::fsync(handle) == 0 ? 0 : errno;
        ::close(handle);
        return error;
    }
};

} // namespace

std::size_t beginFrame(std::string &buffer)
{
    const std::size_t begin = buffer.size();
    buffer.append(frameHead, '\0');
    return begin;
}

void finishFrame(std::string &buffer, std::size_t begin)
{
    const std::string_view payload = std::string_view(buffer).substr(begin + frameHead);
    putLittle(buffer.data() + begin, std::uint32_t(payload.size()));
    putLittle(buffer.data() + begin + 4, crc32c(0, payload));
}

bool FrameReader::next(std::string_view &payload)
{
    if (!soundFrameAt(m_bytes.substr(m_at), payload))
        return false;
    m_at += frameHead + payload.size();
    return true;
}

bool holdsFrame(std::string_view bytes)
{
    std::string_view payload;
    for (; bytes.size() > frameHead; bytes.remove_prefix(1)) {
        if (soundFrameAt(bytes, payload))
            return true;
    }
    return false;
}

std::shared_ptr<JournalDisk> makeJournalDisk() { return std::make_shared<SystemDisk>(); }

std::string JournalName::text() const { return std::to_string(worker) + '-' + std::to_string(segment) + ".journal"; }

std::optional<JournalName> JournalName::parse(std::string_view file)
{
    constexpr std::string_view end = ".journal";
    const auto dash = file.find('-');
    if (!file.ends_with(end) || dash == std::string_view::npos)
        return std::nullopt;
    const auto worker = toInteger(file.substr(0, dash));
    const auto segment = toInteger(file.substr(dash + 1, file.size() - end.size() - dash - 1));
    if (!worker || !segment || *worker < 0 || *segment < 1)
        return std::nullopt;
    return JournalName{std::size_t(*worker), std::uint64_t(*segment)};
}

std::vector<JournalName> journalFiles(const std::string &directory)
{
    std::vector<JournalName> names;
    for (const auto &entry : std::filesystem::directory_iterator(directory)) {
        if (const auto name = JournalName::parse(entry.path().filename().string()))
            names.push_back(*name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

int readFile(const std::string &path, std::uint64_t at, std::size_t most, std::string &buffer)
{
    buffer.resize(most);
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return errno;
    std::size_t have = 0;
    int error = 0;
    while (have < most && error == 0) {
        const auto done = ::pread(handle, buffer.data() + have, most - have, off_t(at + have));
        if (done == 0)
            break;
        if (done < 0)
            error = errno == EINTR ? 0 : errno;
        else
            have += std::size_t(done);
    }
    ::close(handle);
    buffer.resize(have);
    return error;
}

// -- Journal

Journal::Journal(JournalOptions options) : m_options(std::move(options)), m_rotateAt(m_options.segmentBytes)
{
    if (const int error = startSegment(m_options.firstSegment)) {
        const JournalName name{m_options.worker, m_options.firstSegment};
        throw std::system_error(error, std::generic_category(), m_options.directory + '/' + name.text() + ": the journal cannot be begun");
    }
}

Journal::~Journal() = default;

int Journal::append(std::string_view frame, std::size_t promises)
{
    if (m_troubled.load(std::memory_order_acquire))
        return appendSlowly(frame, promises);
    if (const int error = makeRoom(frame.size() + promises))
        return troubled(error);
    if (const int error = write(frame))
        return troubled(error);
    m_promised += promises;
    return 0;
}

void Journal::keep(std::string_view frame, std::size_t kept)
{
    const bool slowly = m_troubled.load(std::memory_order_acquire);
    std::unique_lock lock(m_troubleMutex, std::defer_lock);
    if (slowly)
        lock.lock();
    m_promised -= std::min<std::uint64_t>(kept, m_promised);
    if (slowly)
        return keepSlowly(frame);
    if (const int error = write(frame)) {
        m_kept.append(frame);
        m_waiting.store(m_kept.size(), std::memory_order_relaxed);
        troubled(error);
    }
}

int Journal::appendSlowly(std::string_view frame, std::size_t promises)
{
    const std::lock_guard lock(m_troubleMutex);
    int error = flushWaiting();
    if (!error)
        error = makeRoom(frame.size() + promises);
    if (!error)
        error = write(frame);
    if (error)
        return troubled(error);
    m_promised += promises;
    maybeWell();
    return 0;
}

void Journal::keepSlowly(std::string_view frame)
{
    m_kept.append(frame);
    m_waiting.store(m_kept.size(), std::memory_order_relaxed);
    if (const int error = flushWaiting()) {
        troubled(error);
        return;
    }
    maybeWell();
}

void Journal::tend()
{
    if (!isTroubled())
        return;
    const std::lock_guard lock(m_troubleMutex);
    if (!isTroubled())
        return;
    if (const int error = flushWaiting()) {
        troubled(error);
        return;
    }
    maybeWell();
}

// The last thing its caller does to the journal: from here on it may be another thread's.
int Journal::troubled(int error)
{
    m_error.store(error, std::memory_order_relaxed);
    m_troubled.store(true, std::memory_order_release);
    return error;
}

// Well is a journal that takes what is usually asked of it: on a full disk a short frame may still find room.
void Journal::maybeWell()
{
    if (const int error = makeRoom(usualRoom)) {
        troubled(error);
        return;
    }
    if (!syncFailed())
        m_error.store(0, std::memory_order_relaxed);
    m_troubled.store(false, std::memory_order_release);
}

int Journal::flushWaiting()
{
    if (m_kept.empty())
        return 0;
    if (const int error = write(m_kept))
        return error;
    m_kept.clear();
    m_waiting.store(0, std::memory_order_relaxed);
    return 0;
}

int Journal::write(std::string_view frames)
{
    maybeRotate();
    int error = m_file->write(m_size, frames);
    if (!error && m_options.syncEach)
        error = m_file->sync();
    if (error) {
        // If this fails too, the next frame is written over what is there. Cutting gives set-aside room back: take it again.
        m_file->cut(m_size);
        m_file->reserve(m_reserved);
        return error;
    }
    m_size += frames.size();
    m_total.store(m_begin + m_size);
    return 0;
}

int Journal::makeRoom(std::uint64_t bytes)
{
    const std::uint64_t need = m_size + m_promised + bytes;
    if (!m_canReserve || need <= m_reserved)
        return 0;
    std::uint64_t size = need + reserveStep;
    int error = m_file->reserve(size);
    if (error == ENOSPC) {
        size = need;
        error = m_file->reserve(size);
    }
    if (error == EOPNOTSUPP || error == ENOSYS) {
        m_canReserve = false;
        return 0;
    }
    if (!error)
        m_reserved = size;
    return error;
}

// A file that cannot be begun is no reason to refuse anything while the old one takes frames.
void Journal::maybeRotate()
{
    const bool asked = m_rotateSoon.load(std::memory_order_relaxed);
    if (m_size < m_rotateAt && !asked)
        return;
    if (startSegment(m_segment + 1))
        m_rotateAt = m_size + reserveStep;
    else
        m_rotateAt = m_options.segmentBytes;
    if (asked)
        m_rotateSoon.store(false, std::memory_order_relaxed);
}

int Journal::startSegment(std::uint64_t number)
{
    const JournalName name{m_options.worker, number};
    const std::string path = m_options.directory + '/' + name.text();
    int error = 0;
    std::shared_ptr<JournalFile> file = m_options.disk->create(path, &error);
    if (!file)
        return error ? error : EIO;
    const std::uint64_t room = m_promised + reserveStep;
    error = file->write(0, journalMagic);
    if (!error && m_canReserve)
        error = file->reserve(room);
    const bool without = error == EOPNOTSUPP || error == ENOSYS;
    if (error && !without) {
        ::unlink(path.c_str());
        return error;
    }
    m_canReserve = m_canReserve && !without;
    m_begin = total();
    m_segment = number;
    m_file = file;
    m_size = journalMagic.size();
    m_reserved = room;
    {
        const std::lock_guard lock(m_partsMutex);
        m_parts.push_back({name, m_begin, std::move(file)});
    }
    m_freshPart.store(true, std::memory_order_release);
    m_total.store(m_begin + m_size);
    return 0;
}

int Journal::sync()
{
    if (m_freshPart.exchange(false)) {
        if (const int error = m_options.disk->syncDirectory(m_options.directory)) {
            m_freshPart.store(true);
            m_error.store(error, std::memory_order_relaxed);
            return error;
        }
    }
    const std::uint64_t upTo = total();
    if (upTo == m_synced && !syncFailed())
        return 0;
    const int error = m_options.syncEach && !syncFailed() ? 0 : syncParts(upTo);
    if (error) {
        // What the kernel could not write it may forget: later frames go to a file without a past.
        m_rotateSoon.store(true, std::memory_order_relaxed);
        m_error.store(error, std::memory_order_relaxed);
        m_syncFailed.store(true, std::memory_order_release);
        return error;
    }
    m_synced = upTo;
    if (m_syncFailed.exchange(false) && !isTroubled())
        m_error.store(0, std::memory_order_relaxed);
    return 0;
}

int Journal::syncParts(std::uint64_t upTo)
{
    std::vector<std::shared_ptr<JournalFile>> dirty;
    {
        const std::lock_guard lock(m_partsMutex);
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const std::uint64_t end = i + 1 < m_parts.size() ? m_parts[i + 1].begin : upTo;
            if (end > m_synced || i + 1 == m_parts.size())
                dirty.push_back(m_parts[i].file);
        }
    }
    for (const auto &file : dirty) {
        if (const int error = file->sync())
            return error;
    }
    return 0;
}

std::vector<Journal::Segment> Journal::segments() const
{
    const std::lock_guard lock(m_partsMutex);
    std::vector<Segment> all;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        all.push_back({m_parts[i].name, m_parts[i].begin, i + 1 < m_parts.size() ? m_parts[i + 1].begin : total()});
    return all;
}

void Journal::forget(const JournalName &name)
{
    const std::lock_guard lock(m_partsMutex);
    std::erase_if(m_parts, [&](const Part &part) { return part.name == name; });
}

} // namespace portreeve
